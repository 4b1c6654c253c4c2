import type { Capabilities } from '../connection.ts'
import type { Builder } from '../statement.ts'
import type { OfPartner } from './open-cases.ts'

/** Part of the work that is due, for one worker. */
export interface Claim extends OfPartner {
  readonly at: number
  readonly lease: string
  /** Time until which nobody else is given it. */
  readonly leaseUntil: number
  /** The most rows. */
  readonly limit: number
}

/**
 * Takes rows that are due under a lease of the caller's, the longest due first; what another worker takes at this moment is left to it.
 * Deliveries are taken of one endpoint, on a cluster of one partner.
 */
export function claimDue(
  db: Builder,
  table: 'delivery' | 'mail',
  { partnerId, at, lease, leaseUntil, limit, webhookId }: Claim & { readonly webhookId?: string },
  can: Capabilities,
) {
  // Both tables have the columns that a claim needs, under the same names.
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
