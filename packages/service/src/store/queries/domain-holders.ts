import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'

const ofCustomer = statement((db, input: { domain: string }) =>
  db.selectFrom('customer').select('id').where('domain', '=', input.domain),
)

const ofPartner = statement((db, input: { domain: string }) =>
  db.selectFrom('partner').select('id').where('domain', '=', input.domain),
)

/**
 * Says whether a tenant has this domain, whichever partner's it is.
 * @param domain in lower case
 */
export async function isDomainTaken(connection: Connection, domain: string): Promise<boolean> {
  const holder =
    (await ofCustomer.first(connection, { domain })) ??
    (await ofPartner.first(connection, { domain }))
  return holder !== undefined
}
