import type { Selectable } from 'kysely'
import { isGuid, type ApplicationRight } from '@accredit/contract'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { findAll, excluded, execute, findFirst, statement } from '../statement.ts'

/** An application that may call for a partner. */
export interface ApplicationRecord extends ApplicationKey {
  readonly name: string | null
  readonly rights: readonly ApplicationRight[]
}

/** The partner and the application's client id. */
interface ApplicationKey {
  readonly partnerId: string
  readonly applicationId: string
}

const put = statement((db, input: ApplicationKey & { name: string | null; rights: string }) =>
  db
    .insertInto('application')
    .values({
      partner_id: input.partnerId,
      application_id: input.applicationId,
      name: input.name,
      rights: input.rights,
    })
    .onConflict((conflict) =>
      conflict.columns(['partner_id', 'application_id']).doUpdateSet(excluded('name', 'rights')),
    ),
)

function readRow(row: Selectable<Schema['application']>): ApplicationRecord {
  return {
    partnerId: row.partner_id,
    applicationId: row.application_id,
    name: row.name,
    rights: JSON.parse(row.rights) as ApplicationRight[],
  }
}

/** An application of a partner. */
export const findApplication = findFirst(
  (db, input: ApplicationKey) =>
    db
      .selectFrom('application')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('application_id', '=', input.applicationId),
  readRow,
)

/** The rights of an application; undefined when it is not registered, or cannot be. */
export async function findApplicationRights(
  connection: Connection,
  { partnerId, applicationId }: ApplicationKey,
): Promise<readonly ApplicationRight[] | undefined> {
  if (!isGuid(applicationId)) return undefined
  const key = { partnerId, applicationId: applicationId.toLowerCase() }
  return (await findApplication(connection, key))?.rights
}

/** The applications of a partner, by id. */
export const listApplications = findAll(
  (db, input: { partnerId: string }) =>
    db
      .selectFrom('application')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .orderBy('application_id'),
  readRow,
)

/** Registers an application, or changes its rights. */
export async function putApplication(
  transaction: Connection,
  { rights, ...rest }: ApplicationRecord,
): Promise<void> {
  await put.all(transaction, { ...rest, rights: JSON.stringify(rights) })
}

/** Removes the registration of an application. */
export const removeApplication = execute((db, input: ApplicationKey) =>
  db
    .deleteFrom('application')
    .where('partner_id', '=', input.partnerId)
    .where('application_id', '=', input.applicationId),
)
