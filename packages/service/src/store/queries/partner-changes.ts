import type { Selectable } from 'kysely'
import type { Connection } from '../connection.ts'
import type { PartnerTerms } from '../../rules/vetting-terms.ts'
import type { Schema } from '../schema.ts'
import { execute, statement } from '../statement.ts'
import type { PartnerRecord } from './partners.ts'

/** A partner as the operator sees it, including removed ones. */
export interface StoredPartner extends PartnerRecord {
  readonly removedAt: number | null
  readonly ownTerms: PartnerTerms
}

const findById = statement((db, input: { id: string }) =>
  db.selectFrom('partner').selectAll().where('id', '=', input.id),
)

const findByDomain = statement((db, input: { domain: string }) =>
  db.selectFrom('partner').selectAll().where('domain', '=', input.domain),
)

const list = statement((db, _input: object) =>
  db
    .selectFrom('partner')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id'),
)

const put = statement((db, input: PartnerRecord & { terms: string }) =>
  db
    .insertInto('partner')
    .values({
      id: input.id,
      name: input.name,
      domain: input.domain,
      created_at: input.createdAt,
      removed_at: null,
      qualifications: input.terms,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        domain: row.ref('excluded.domain'),
        removed_at: null,
        qualifications: row.ref('excluded.qualifications'),
      })),
    ),
)

const count = statement((db, input: { partnerId: string }) =>
  db
    .selectFrom('customer')
    .select((row) => row.fn.countAll<number>().as('customers'))
    .where('partner_id', '=', input.partnerId)
    .where('removed_at', 'is', null),
)

function readRow(row: Selectable<Schema['partner']>): StoredPartner {
  return {
    id: row.id,
    name: row.name,
    domain: row.domain,
    createdAt: row.created_at,
    removedAt: row.removed_at,
    ownTerms: JSON.parse(row.qualifications) as PartnerTerms,
  }
}

/** The partner of a tenant, including a removed one. */
export async function findStoredPartner(
  connection: Connection,
  id: string,
): Promise<StoredPartner | undefined> {
  const row = await findById.first(connection, { id })
  return row && readRow(row)
}

/** The partner with a domain, including a removed one. */
export async function findPartnerOfDomain(
  connection: Connection,
  domain: string,
): Promise<StoredPartner | undefined> {
  const row = await findByDomain.first(connection, { domain })
  return row && readRow(row)
}

/** All partners, by name. */
export async function listPartners(connection: Connection): Promise<StoredPartner[]> {
  return (await list.all(connection, {})).map(readRow)
}

/** Stores a partner in place of its earlier data; a removed one is restored. */
export async function putPartner(
  transaction: Connection,
  partner: PartnerRecord & Pick<StoredPartner, 'ownTerms'>,
): Promise<void> {
  await put.all(transaction, { ...partner, terms: JSON.stringify(partner.ownTerms) })
}

/** Removes a partner; its history stays on record. */
export const removePartner = execute((db, input: { id: string; at: number }) =>
  db.updateTable('partner').set({ removed_at: input.at }).where('id', '=', input.id),
)

/** Counts a partner's customers. */
export async function countCustomers(connection: Connection, partnerId: string): Promise<number> {
  return (await count.first(connection, { partnerId }))?.customers ?? 0
}
