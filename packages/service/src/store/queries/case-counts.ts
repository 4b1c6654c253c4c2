import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { runDynamic } from '../statement.ts'

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
