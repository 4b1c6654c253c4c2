import { sql, type RawBuilder } from 'kysely'

/**
 * Condition that excludes a tenant's own cases: neither the requesting partner nor the customer's
 * indirect reseller may judge a case.
 */
export function judgeableBy(tenantId: string): RawBuilder<boolean> {
  return sql<boolean>`(partner_id <> ${tenantId} and associated_partner_id is distinct from ${tenantId})`
}
