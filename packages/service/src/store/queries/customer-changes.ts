import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { execute, findFirst, statement } from '../statement.ts'
import { nameKey, searchText, type CustomerRecord } from './customers.ts'

type Key = { partnerId: string; customerId: string }

const change = statement(
  (
    db,
    input: Key & {
      name: string
      key: string
      search: string
      company: string
      billing: string
      at: number
    },
  ) =>
    db
      .updateTable('customer')
      .set({
        company_name: input.name,
        name_key: input.key,
        search_text: input.search,
        company_profile: input.company,
        billing_profile: input.billing,
        updated_at: input.at,
      })
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.customerId),
)

const openCaseOf = statement((db, input: Key) =>
  db
    .selectFrom('vetting_case')
    .select('id')
    .where('partner_id', '=', input.partnerId)
    .where('customer_id', '=', input.customerId)
    .where('state', '<>', sql.lit('shown')),
)

/** Finds the customer that ever had this id, removed or not. */
export const findCustomerEver = findFirst(
  (db, input: Key) =>
    db
      .selectFrom('customer')
      .select(['domain', 'removed_at'])
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.customerId),
  (row) => ({ domain: row.domain, related: row.removed_at === null }),
)

/** Updates a customer's name and profiles. */
export async function changeCustomer(
  transaction: Connection,
  customer: Pick<
    CustomerRecord,
    'partnerId' | 'id' | 'companyName' | 'domain' | 'company' | 'billing'
  >,
  at: number,
): Promise<void> {
  await change.all(transaction, {
    partnerId: customer.partnerId,
    customerId: customer.id,
    name: customer.companyName,
    key: nameKey(customer.companyName),
    search: searchText(customer),
    company: JSON.stringify(customer.company),
    billing: JSON.stringify(customer.billing),
    at,
  })
}

/** Restores an ended relationship, with everything known about the customer. */
export const relinkCustomer = execute((db, input: Key & { at: number }) =>
  db
    .updateTable('customer')
    .set({ relationship: 'reseller', removed_at: null, updated_at: input.at })
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.customerId),
)

/** The customer's open vetting case. */
export async function findOpenCase(connection: Connection, key: Key): Promise<string | undefined> {
  return (await openCaseOf.first(connection, key))?.id
}
