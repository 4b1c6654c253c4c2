import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { findAll, runDynamic, statement } from '../statement.ts'
import { readCaseRow } from './cases.ts'

const nextDue = statement((db, _input: object) =>
  db
    .selectFrom('vetting_case')
    .select('due_at')
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(1),
)

/**
 * Takes cases that are due, those of a dead worker included, under a lease of the caller's: until it
 * ends nobody else is given them.
 */
export const claimDueCases = findAll(
  (db, input: { at: number; lease: string; leaseUntil: number; limit: number }, can) =>
    db
      .with('due', (cte) =>
        cte
          .selectFrom('vetting_case')
          .select(['partner_id', 'id'])
          .where('due_at', '<=', input.at)
          .where('state', 'in', ['waiting', 'examining'])
          .orderBy('due_at')
          .limit(input.limit)
          .$if(can.rowLocks, (query) => query.forUpdate().skipLocked()),
      )
      .updateTable('vetting_case')
      .where((row) =>
        row(
          row.refTuple('partner_id', 'id'),
          'in',
          row.selectFrom('due').select(['due.partner_id', 'due.id']).$asTuple('partner_id', 'id'),
        ),
      )
      .set((row) => ({
        state: 'examining' as const,
        lease: input.lease,
        due_at: input.leaseUntil,
        attempts: row('attempts', '+', 1),
      }))
      .returningAll(),
  readCaseRow,
)

/** Time of the worker's next action, in epoch milliseconds of the service clock. */
export async function findNextDue(connection: Connection): Promise<number | undefined> {
  return (await nextDue.first(connection, {}))?.due_at ?? undefined
}

/** Counts the open vetting cases of all partners by state; states without a case are absent. */
export async function countCasesByState(
  connection: Connection,
): Promise<ReadonlyMap<string, number>> {
  const rows = await runDynamic(connection, (db) =>
    db
      .selectFrom('vetting_case')
      .select((row) => ['state', row.fn.countAll<number>().as('count')])
      // Written out, so that both databases see that the index of open cases answers it.
      .where('state', '<>', sql.lit('shown'))
      .groupBy('state'),
  )
  return new Map(rows.map(({ state, count }) => [state, count]))
}
