import { sql } from 'kysely'
import { execute, findAll } from '../statement.ts'
import { isAmong, listIds, type IdList } from '../among-ids.ts'
import type { Connection } from '../connection.ts'
import type { DeliveryRecord } from './deliveries.ts'

/** Wraps a statement so that callers pass its ids as an array. */
function ofList<Input extends { readonly ids: IdList }, Result>(
  run: (connection: Connection, input: Input) => Promise<Result>,
) {
  return (
    connection: Connection,
    { ids, ...rest }: Omit<Input, 'ids'> & { readonly ids: readonly string[] },
  ): Promise<Result> =>
    run(connection, { ...rest, ids: listIds(connection, ids) } as unknown as Input)
}

/** Fields of a leased delivery that recording an attempt needs. */
export type Leased = Pick<
  DeliveryRecord,
  'partnerId' | 'id' | 'webhookId' | 'attempts' | 'failures' | 'lease'
>

/**
 * Locks the deliveries of a partner that are under this lease. If one is missing from the result,
 * its lease has expired and another worker has claimed it.
 */
export const lockLeasedDeliveries = ofList(
  findAll(
    (db, input: { partnerId: string; lease: string; ids: IdList }, can) =>
      db
        .selectFrom('delivery')
        .select(['partner_id', 'id', 'webhook_id', 'attempts', 'failures', 'lease'])
        .where('partner_id', '=', input.partnerId)
        .where(isAmong('id', input.ids, can))
        .where('lease', '=', input.lease)
        .orderBy('id')
        .$if(can.rowLocks, (query) => query.forUpdate()),
    (row): Leased => ({
      partnerId: row.partner_id,
      id: row.id,
      webhookId: row.webhook_id,
      attempts: row.attempts,
      failures: row.failures,
      lease: row.lease,
    }),
  ),
)

/** Records one outcome for attempts at several deliveries, whose leases the caller has checked. */
export const settleDeliveries = ofList(
  execute(
    (
      db,
      input: Pick<DeliveryRecord, 'partnerId' | 'state' | 'dueAt' | 'lastStatus'> & { ids: IdList },
      can,
    ) =>
      db
        .updateTable('delivery')
        .set((row) => ({
          state: input.state,
          due_at: input.dueAt,
          lease: null,
          attempts: row('attempts', '+', 1),
          failures: row('failures', '+', 1),
          last_status: input.lastStatus,
        }))
        .where('partner_id', '=', input.partnerId)
        .where(isAmong('id', input.ids, can)),
  ),
)

/**
 * Makes the next delivery in the chain of each of these due; these have ended or are about to be
 * deleted.
 */
export const releaseNextDeliveries = ofList(
  execute((db, input: { partnerId: string; ids: IdList; at: number }, can) =>
    db
      .updateTable('delivery')
      .set({ due_at: input.at })
      .where('partner_id', '=', input.partnerId)
      .where('due_at', 'is', null)
      .where('id', 'in', (all) =>
        all
          .selectFrom('delivery as ended')
          .select((row) =>
            row
              .selectFrom('delivery as next')
              .select('next.id')
              .where('next.partner_id', '=', input.partnerId)
              .whereRef('next.webhook_id', '=', 'ended.webhook_id')
              .whereRef('next.customer_id', '=', 'ended.customer_id')
              .where('next.state', '=', sql.lit('pending'))
              .where((one) => one.not(isAmong('next.id', input.ids, can)))
              .orderBy('next.place')
              .orderBy('next.id')
              .limit(1)
              .as('id'),
          )
          .where('ended.partner_id', '=', input.partnerId)
          .where(isAmong('ended.id', input.ids, can)),
      ),
  ),
)
