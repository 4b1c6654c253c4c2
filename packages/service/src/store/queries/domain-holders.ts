import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { execute, findFirst, runDynamic, statement } from '../statement.ts'

type Key = { readonly partnerId: string; readonly customerId: string }

const ofCustomer = statement((db, input: { domain: string }) =>
  db.selectFrom('domain_holder').select('domain').where('domain', '=', input.domain),
)

const ofPartner = statement((db, input: { domain: string }) =>
  db.selectFrom('partner').select('id').where('domain', '=', input.domain),
)

/**
 * Checks whether any partner or customer has this domain.
 * @param domain in lower case
 */
export async function isDomainTaken(connection: Connection, domain: string): Promise<boolean> {
  const holder =
    (await ofCustomer.first(connection, { domain })) ??
    (await ofPartner.first(connection, { domain }))
  return holder !== undefined
}

/** Assigns a domain to a customer; fails if the domain was taken in the meantime. */
export const takeDomain = execute((db, input: Key & { domain: string }) =>
  db.insertInto('domain_holder').values({
    domain: input.domain,
    partner_id: input.partnerId,
    customer_id: input.customerId,
  }),
)

/** Assigns the domains of many customers. */
export async function takeDomains(
  transaction: Connection,
  holders: readonly Schema['domain_holder'][],
): Promise<void> {
  if (holders.length === 0) return
  await runDynamic(transaction, (db) => db.insertInto('domain_holder').values([...holders]))
}

const findDomain = findFirst(
  (db, input: Key) =>
    db
      .selectFrom('customer')
      .select('domain')
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.customerId),
  ({ domain }) => domain,
)

const free = execute((db, input: Key & { domain: string }) =>
  db
    .deleteFrom('domain_holder')
    .where('domain', '=', input.domain)
    .where('partner_id', '=', input.partnerId)
    .where('customer_id', '=', input.customerId),
)

/** Releases the customer's current domain. */
export async function freeDomain(transaction: Connection, key: Key): Promise<void> {
  const domain = await findDomain(transaction, key)
  if (domain !== undefined) await free(transaction, { ...key, domain })
}
