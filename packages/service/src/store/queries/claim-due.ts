import type { Capabilities } from '../connection.ts'
import type { Builder } from '../statement.ts'
import type { OfPartner } from './open-cases.ts'

/** A worker's claim of due work. */
export interface Claim extends OfPartner {
  readonly at: number
  readonly lease: string
  /** End of the lease. */
  readonly leaseUntil: number
  /** Most rows. */
  readonly limit: number
}

/**
 * Claims due rows under a lease, longest due first; rows that another worker is claiming are
 * skipped. Deliveries are claimed per endpoint, on a cluster per partner.
 */
export function claimDue(
  db: Builder,
  table: 'delivery' | 'mail',
  { partnerId, at, lease, leaseUntil, limit, webhookId }: Claim & { readonly webhookId?: string },
  can: Capabilities,
) {
  // Both tables have the columns of a claim under the same names.
  const name = table as 'delivery'
  const isDelivery = table === 'delivery'
  const isApart = isDelivery && !can.oneMachine
  return db
    .with('due', (cte) =>
      cte
        .selectFrom(name)
        .select(['partner_id', 'id'])
        .where('due_at', 'is not', null)
        .where('due_at', '<=', at)
        .$if(isDelivery, (query) => query.where('webhook_id', '=', webhookId ?? ''))
        .$if(isApart, (query) => query.where('partner_id', '=', partnerId ?? ''))
        .orderBy('due_at')
        .limit(limit)
        .$if(can.rowLocks, (query) => query.forUpdate().skipLocked()),
    )
    .updateTable(name)
    .$if(isApart, (query) => query.where('partner_id', '=', partnerId ?? ''))
    .where((row) =>
      row(
        row.refTuple('partner_id', 'id'),
        'in',
        row.selectFrom('due').select(['due.partner_id', 'due.id']).$asTuple('partner_id', 'id'),
      ),
    )
    .set({ lease, due_at: leaseUntil })
}
