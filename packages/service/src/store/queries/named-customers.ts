import { findAll } from '../statement.ts'
import { nameKey } from './customers.ts'
import type { Connection } from '../connection.ts'

/** A customer found by name or domain. */
export interface FoundCustomer {
  readonly id: string
  readonly companyName: string
  readonly domain: string
}

/** Maximum number of customers listed for one name. */
const most = 20

const withName = findAll(
  (db, input: { partnerId: string; key: string }) =>
    db
      .selectFrom('customer')
      .select(['id', 'company_name', 'domain'])
      .where('partner_id', '=', input.partnerId)
      .where('name_key', '=', input.key)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .limit(most),
  (row): FoundCustomer => ({ id: row.id, companyName: row.company_name, domain: row.domain }),
)

/** A partner's customers with a name, ignoring case. */
export function listCustomersNamed(
  connection: Connection,
  { partnerId, name }: { readonly partnerId: string; readonly name: string },
): Promise<FoundCustomer[]> {
  return withName(connection, { partnerId, key: nameKey(name) })
}

/** A partner's customers with a domain, given in lower case. */
export const listCustomersOfDomain = findAll(
  (db, input: { partnerId: string; domain: string }) =>
    db
      .selectFrom('customer')
      .select(['id', 'company_name', 'domain'])
      .where('partner_id', '=', input.partnerId)
      .where('domain', '=', input.domain)
      .where('removed_at', 'is', null),
  (row): FoundCustomer => ({ id: row.id, companyName: row.company_name, domain: row.domain }),
)
