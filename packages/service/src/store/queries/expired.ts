import type { Connection } from '../connection.ts'
import { runDynamic, statement } from '../statement.ts'
import type { OfPartner } from './open-cases.ts'

/** Deletes expired answers, up to a limit; returns their number. */
export async function removeExpiredAnswers(
  transaction: Connection,
  expired: OfPartner & { at: number; limit: number },
): Promise<number> {
  return (await removeAnswers.all(transaction, expired)).length
}

const removeAnswers = statement((db, input: OfPartner & { at: number; limit: number }, can) =>
  db
    .deleteFrom('answer')
    .$if(!can.oneMachine, (query) => query.where('partner_id', '=', input.partnerId ?? ''))
    .where((row) =>
      row(
        row.refTuple('partner_id', 'request_id', 'target'),
        'in',
        row
          .selectFrom('answer')
          .select(['partner_id', 'request_id', 'target'])
          .where('expires_at', '<=', input.at)
          .$if(!can.oneMachine, (query) => query.where('partner_id', '=', input.partnerId ?? ''))
          .orderBy('expires_at')
          .limit(input.limit)
          .$if(can.rowLocks, (query) => query.forUpdate().skipLocked())
          .$asTuple('partner_id', 'request_id', 'target'),
      ),
    )
    .returning('request_id'),
)

/** Deletes expired entries of the sign-in, up to a limit; returns their number. */
export async function removeExpiredSignIns(
  transaction: Connection,
  expired: { at: number; limit: number },
): Promise<number> {
  return (await removeSignIns.all(transaction, expired)).length
}

const removeSignIns = statement((db, input: { at: number; limit: number }, can) =>
  db
    .deleteFrom('issuer_entry')
    .where((row) =>
      row(
        row.refTuple('kind', 'digest'),
        'in',
        row
          .selectFrom('issuer_entry')
          .select(['kind', 'digest'])
          .where('expires_at', '<', input.at)
          .orderBy('expires_at')
          .limit(input.limit)
          .$if(can.rowLocks, (query) => query.forUpdate().skipLocked())
          .$asTuple('kind', 'digest'),
      ),
    )
    .returning('digest'),
)

/** Deletes events from before a time, up to a limit; returns their number. */
export async function removeOldEvents(
  transaction: Connection,
  old: OfPartner & { before: number; limit: number },
): Promise<number> {
  const { partnerId } = old
  const rows = await runDynamic(transaction, (db, can) =>
    db
      .deleteFrom('event')
      .$if(partnerId !== undefined, (query) => query.where('partner_id', '=', partnerId ?? ''))
      .where((row) => {
        let query = row
          .selectFrom('event')
          .select(['partner_id', 'seq'])
          .where('at', '<', old.before)
          .orderBy('at')
          .limit(old.limit)
        // The newest row stays: without it, SQLite would assign its number again.
        if (can.commitOrder) {
          query = query.where('seq', '<', (all) =>
            all.selectFrom('event').select((newest) => newest.fn.max('seq').as('newest')),
          )
        }
        if (partnerId !== undefined) query = query.where('partner_id', '=', partnerId)
        if (can.rowLocks) query = query.forUpdate().skipLocked()
        return row(row.refTuple('partner_id', 'seq'), 'in', query.$asTuple('partner_id', 'seq'))
      })
      .returning('seq'),
  )
  return rows.length
}
