import { sql } from 'kysely'
import { execute, findAll } from '../statement.ts'
import { isAmong, listIds, type IdList } from '../among-ids.ts'
import type { Connection } from '../connection.ts'
import type { DeliveryRecord } from './deliveries.ts'

/** Takes the ids of a statement as an array. */
function ofList<Input extends { readonly ids: IdList }, Result>(
  run: (connection: Connection, input: Input) => Promise<Result>,
) {
  return (
    connection: Connection,
    { ids, ...rest }: Omit<Input, 'ids'> & { readonly ids: readonly string[] },
  ): Promise<Result> =>
    run(connection, { ...rest, ids: listIds(connection, ids) } as unknown as Input)
}

/** A leased delivery as far as its end needs it. */
export type Leased = Pick<
  DeliveryRecord,
  'partnerId' | 'id' | 'webhookId' | 'attempts' | 'failures' | 'lease'
>

/**
 * Those of a partner's deliveries that are leased so, kept from every other writer until the transaction ends.
 * Of one that is not among them the lease has run out, and somebody else has it.
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

/** Ends attempts that came to the same end, of deliveries whose leases were found to hold. */
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
 * Lets the next delivery of the same customer to the same endpoint be due, behind each of these, which
 * have ended or are about to be taken away.
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
