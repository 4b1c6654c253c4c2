import type { CspRole } from '@accredit/contract'
import { execute, findAll } from '../statement.ts'

/** A directory role that a customer granted to all users of a CSP role. */
export interface GrantRecord {
  readonly partnerId: string
  readonly customerId: string
  readonly cspRole: CspRole
  readonly directoryRole: string
}

/** Lists a customer's grants by CSP role. */
export const listGrants = findAll(
  (db, input: { partnerId: string; customerId: string }) =>
    db
      .selectFrom('gdap_grant')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('customer_id', '=', input.customerId)
      .orderBy('csp_role')
      .orderBy('directory_role'),
  (row) => ({
    partnerId: row.partner_id,
    customerId: row.customer_id,
    cspRole: row.csp_role as CspRole,
    directoryRole: row.directory_role,
  }),
)

/** Revokes a granted role. */
export const revokeDirectoryRole = execute((db, input: GrantRecord) =>
  db
    .deleteFrom('gdap_grant')
    .where('partner_id', '=', input.partnerId)
    .where('customer_id', '=', input.customerId)
    .where('csp_role', '=', input.cspRole)
    .where('directory_role', '=', input.directoryRole),
)
