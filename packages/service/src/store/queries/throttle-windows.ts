import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'
import type { OfPartner } from './open-cases.ts'

/** A counting window of a partner, or of one of its customers. */
export interface ThrottleWindow {
  readonly partnerId: string
  /** The customer; absent for the whole partner. */
  readonly customerId?: string | undefined
  /** Start in epoch milliseconds of the service clock. */
  readonly startedAt: number
}

const add = statement(
  (db, input: { partnerId: string; subject: string; startedAt: number; calls: number }) =>
    db
      .insertInto('throttle_window')
      .values({
        partner_id: input.partnerId,
        subject: input.subject,
        started_at: input.startedAt,
        calls: input.calls,
      })
      .onConflict((conflict) =>
        conflict.columns(['partner_id', 'subject', 'started_at']).doUpdateSet((row) => ({
          calls: row('throttle_window.calls', '+', row.ref('excluded.calls')),
        })),
      )
      .returning('calls'),
)

/** Adds calls to a window and returns its count. */
export async function addCalls(
  transaction: Connection,
  { partnerId, customerId = '', startedAt }: ThrottleWindow,
  calls: number,
): Promise<number> {
  const input = { partnerId, subject: customerId, startedAt, calls }
  const row = await add.first(transaction, input)
  return Number(row?.calls)
}

const removeOld = statement((db, input: OfPartner & { before: number; limit: number }, can) =>
  db
    .deleteFrom('throttle_window')
    .$if(!can.oneMachine, (query) => query.where('partner_id', '=', input.partnerId ?? ''))
    .where((row) =>
      row(
        row.refTuple('partner_id', 'subject', 'started_at'),
        'in',
        row
          .selectFrom('throttle_window')
          .select(['partner_id', 'subject', 'started_at'])
          .where('started_at', '<', input.before)
          .$if(!can.oneMachine, (query) => query.where('partner_id', '=', input.partnerId ?? ''))
          .orderBy('started_at')
          .limit(input.limit)
          .$if(can.rowLocks, (query) => query.forUpdate().skipLocked())
          .$asTuple('partner_id', 'subject', 'started_at'),
      ),
    )
    .returning('started_at'),
)

/** Deletes windows that began before a time, up to a limit; returns their number. */
export async function removeOldWindows(
  transaction: Connection,
  old: OfPartner & { before: number; limit: number },
): Promise<number> {
  return (await removeOld.all(transaction, old)).length
}
