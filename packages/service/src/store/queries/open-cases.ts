import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { findAll, runDynamic, statement, type Builder } from '../statement.ts'
import { amongPartners, ofReachable } from './across-partners.ts'
import { readCaseRow } from './cases.ts'

/** Limits a statement to one partner; required on a cluster, which stores partners separately. */
export interface OfPartner {
  readonly partnerId?: string | undefined
}

/**
 * Claims due cases under a lease, including those whose worker died. No other worker can claim them
 * until the lease ends.
 */
export const claimDueCases = findAll(
  (db, input: OfPartner & { at: number; lease: string; leaseUntil: number; limit: number }, can) =>
    db
      .with('due', (cte) =>
        cte
          .selectFrom('vetting_case')
          .select(['partner_id', 'id'])
          .where('due_at', '<=', input.at)
          .where('state', 'in', ['waiting', 'examining'])
          .$if(!can.oneMachine, (query) => query.where('partner_id', '=', input.partnerId ?? ''))
          .orderBy('due_at')
          .limit(input.limit)
          .$if(can.rowLocks, (query) => query.forUpdate().skipLocked()),
      )
      .updateTable('vetting_case')
      .$if(!can.oneMachine, (query) => query.where('partner_id', '=', input.partnerId ?? ''))
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

const nextDueOf = (db: Builder) =>
  db
    .selectFrom('vetting_case')
    .select('due_at')
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(1)

const nextDue = statement((db, _input: object) => nextDueOf(db))

/** Time of the worker's next action, in epoch milliseconds of the service clock. */
export async function findNextDue(connection: Connection): Promise<number | undefined> {
  const [row] = await ofReachable(connection, (only) =>
    only
      ? runDynamic(connection, (db) => nextDueOf(db).where(amongPartners(only)))
      : nextDue.all(connection, {}),
  )
  return row?.due_at ?? undefined
}

/** Counts the open vetting cases of all partners by state; states without a case are absent. */
export async function countCasesByState(
  connection: Connection,
): Promise<ReadonlyMap<string, number>> {
  const rows = await runDynamic(connection, (db) =>
    db
      .selectFrom('vetting_case')
      .select((row) => ['state', row.fn.countAll<number>().as('count')])
      // A literal, so that both databases recognize that the index of open cases suffices.
      .where('state', '<>', sql.lit('shown'))
      .groupBy('state'),
  )
  return new Map(rows.map(({ state, count }) => [state, count]))
}
