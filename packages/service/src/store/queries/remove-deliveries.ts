import type { Connection } from '../connection.ts'
import { runDynamic } from '../statement.ts'
import type { OfPartner } from './open-cases.ts'
import { lockDeliveries } from './deliveries.ts'
import { releaseNextDeliveries } from './end-deliveries.ts'

/** Deletes all deliveries of an endpoint, with their attempts. */
export async function deleteDeliveriesOf(
  transaction: Connection,
  { partnerId, webhookId }: { readonly partnerId: string; readonly webhookId: string },
): Promise<void> {
  await deleteThose(transaction, partnerId, 'webhook_id', webhookId)
}

/**
 * Deletes deliveries from before a time, with their attempts, up to a limit, and releases those
 * that waited for one of them; returns their number.
 */
export async function removeOldDeliveries(
  transaction: Connection,
  old: OfPartner & { before: number; limit: number; at: number },
): Promise<number> {
  const rows = await runDynamic(transaction, (db) =>
    db
      .selectFrom('delivery')
      .select(['partner_id', 'id'])
      .where('created_at', '<', old.before)
      .orderBy('created_at')
      .limit(old.limit)
      .$if(old.partnerId !== undefined, (query) =>
        query.where('partner_id', '=', old.partnerId ?? ''),
      ),
  )
  if (rows.length === 0) return 0
  await lockDeliveries(transaction, old.partnerId)
  for (const [partnerId, own] of Map.groupBy(rows, (row) => row.partner_id)) {
    const gone = own.map(({ id }) => id)
    await releaseNextDeliveries(transaction, { partnerId, ids: gone, at: old.at })
  }
  const ids = rows.map(({ id }) => id)
  await runDynamic(transaction, (db) =>
    db
      .deleteFrom('delivery_attempt')
      .where('delivery_id', 'in', ids)
      .$if(old.partnerId !== undefined, (query) =>
        query.where('partner_id', '=', old.partnerId ?? ''),
      ),
  )
  await runDynamic(transaction, (db) =>
    db
      .deleteFrom('delivery')
      .where('id', 'in', ids)
      .$if(old.partnerId !== undefined, (query) =>
        query.where('partner_id', '=', old.partnerId ?? ''),
      ),
  )
  return ids.length
}

/** Deletes all deliveries of a customer's events, with their attempts. */
export async function eraseDeliveries(
  transaction: Connection,
  { partnerId, customerId }: { readonly partnerId: string; readonly customerId: string },
): Promise<void> {
  await lockDeliveries(transaction, partnerId)
  await deleteThose(transaction, partnerId, 'customer_id', customerId)
}

async function deleteThose(
  transaction: Connection,
  partnerId: string,
  column: 'webhook_id' | 'customer_id',
  value: string,
): Promise<void> {
  await runDynamic(transaction, (db) =>
    db
      .deleteFrom('delivery_attempt')
      .where('partner_id', '=', partnerId)
      .where('delivery_id', 'in', (query) =>
        query
          .selectFrom('delivery')
          .select('id')
          .where('partner_id', '=', partnerId)
          .where(column, '=', value),
      ),
  )
  await runDynamic(transaction, (db) =>
    db.deleteFrom('delivery').where('partner_id', '=', partnerId).where(column, '=', value),
  )
}
