import { sql, type RawBuilder } from 'kysely'

/**
 * The condition on a case that keeps it from the people of one tenant: no partner may be the judge of
 * its own case, neither the one that asked nor the customer's indirect reseller.
 */
export function judgeableBy(tenantId: string): RawBuilder<boolean> {
  return sql<boolean>`(partner_id <> ${tenantId} and associated_partner_id is distinct from ${tenantId})`
}
