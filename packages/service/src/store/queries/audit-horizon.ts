import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { capabilitiesOf, runDynamic } from '../statement.ts'
import { amongPartners, ofReachable } from './across-partners.ts'

/** Transactions of one server. */
export interface Running {
  /** Lowest id of a transaction in progress. */
  readonly oldest: number
  /** Higher than the id of every transaction so far. */
  readonly next: number
}

/**
 * Horizon of the transactions that may still add records with low numbers, where that is possible.
 */
export interface Horizon {
  /** Highest visible number. */
  readonly newest: number
  /** By server; undefined when one did not answer, so that nothing is known of it. */
  readonly running: ReadonlyMap<string, Running> | undefined
}

/**
 * Finds the visible records, and the transactions that may still add others. For databases that
 * assign numbers before the commit. On a cluster a transaction that writes on one node is visible
 * only there, so every node is asked.
 */
export async function findHorizon(connection: Connection): Promise<Horizon> {
  // First the visible records, then the transactions: one that begins in between may have a lower
  // number.
  const [row] = await ofReachable(connection, (only) =>
    runDynamic(connection, (db) =>
      db
        .selectFrom('audit_record')
        .select(({ fn }) => fn.max('seq').as('newest'))
        .$if(only !== undefined, (query) => query.where(amongPartners(only ?? []))),
    ),
  )
  const running = capabilitiesOf(connection).oneMachine
    ? await findRunning(connection)
    : await findRunningOnNodes(connection)
  return { newest: row?.newest ?? 0, running }
}

async function findRunning(connection: Connection): Promise<ReadonlyMap<string, Running>> {
  const [row] = await runDynamic(connection, (db) =>
    db.selectNoFrom([
      sql<number>`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`.as('oldest'),
      sql<number>`pg_snapshot_xmax(pg_current_snapshot())::text::bigint`.as('next'),
    ]),
  )
  return new Map([['', { oldest: row?.oldest ?? 0, next: row?.next ?? 0 }]])
}

async function findRunningOnNodes(
  connection: Connection,
): Promise<ReadonlyMap<string, Running> | undefined> {
  const rows = (await connection.query(
    {
      sql: `select nodeid::text as node, success, result from run_command_on_all_nodes(
        'select pg_snapshot_xmin(pg_current_snapshot())::text || '' '' || pg_snapshot_xmax(pg_current_snapshot())::text',
        give_warning_for_connection_errors => true)`,
      writes: false,
    },
    [],
  )) as { node: string; success: boolean; result: string }[]
  if (rows.some(({ success }) => !success)) return undefined
  return new Map(
    rows.map(({ node, result }) => {
      const [oldest = 0, next = 0] = result.split(' ').map(Number)
      return [node, { oldest, next }]
    }),
  )
}
