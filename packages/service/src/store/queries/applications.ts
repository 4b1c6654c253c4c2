import { isGuid, type ApplicationRight } from '@accredit/contract'
import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'

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

const find = statement((db, input: ApplicationKey) =>
  db
    .selectFrom('application')
    .selectAll()
    .where('partner_id', '=', input.partnerId)
    .where('application_id', '=', input.applicationId),
)

const list = statement((db, input: { partnerId: string }) =>
  db
    .selectFrom('application')
    .selectAll()
    .where('partner_id', '=', input.partnerId)
    .orderBy('application_id'),
)

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
      conflict.columns(['partner_id', 'application_id']).doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        rights: row.ref('excluded.rights'),
      })),
    ),
)

const remove = statement((db, input: ApplicationKey) =>
  db
    .deleteFrom('application')
    .where('partner_id', '=', input.partnerId)
    .where('application_id', '=', input.applicationId),
)

type Row = NonNullable<Awaited<ReturnType<typeof find.first>>>

const readRow = (row: Row): ApplicationRecord => ({
  partnerId: row.partner_id,
  applicationId: row.application_id,
  name: row.name,
  rights: JSON.parse(row.rights) as ApplicationRight[],
})

/** An application of a partner. */
export async function findApplication(
  connection: Connection,
  key: ApplicationKey,
): Promise<ApplicationRecord | undefined> {
  const row = await find.first(connection, key)
  return row && readRow(row)
}

/** The rights of an application; undefined where it is not, or can be none. */
export async function findApplicationRights(
  connection: Connection,
  { partnerId, applicationId }: ApplicationKey,
): Promise<readonly ApplicationRight[] | undefined> {
  if (!isGuid(applicationId)) return undefined
  const key = { partnerId, applicationId: applicationId.toLowerCase() }
  return (await findApplication(connection, key))?.rights
}

/** The applications of a partner, by their ids. */
export async function listApplications(
  connection: Connection,
  partnerId: string,
): Promise<ApplicationRecord[]> {
  return (await list.all(connection, { partnerId })).map(readRow)
}

/** Registers an application, or changes what it is registered for. */
export async function putApplication(
  transaction: Connection,
  { rights, ...rest }: ApplicationRecord,
): Promise<void> {
  await put.all(transaction, { ...rest, rights: JSON.stringify(rights) })
}

/** Ends the registration of an application. */
export async function removeApplication(
  transaction: Connection,
  key: ApplicationKey,
): Promise<void> {
  await remove.all(transaction, key)
}
