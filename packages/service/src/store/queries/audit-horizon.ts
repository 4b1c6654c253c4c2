import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { capabilitiesOf, runDynamic } from '../statement.ts'
import { amongPartners, ofReachable } from './across-partners.ts'

/** Transactions of one machine. */
export interface Running {
  /** The lowest id of a transaction under way. */
  readonly oldest: number
  /** Above the id of every transaction so far. */
  readonly next: number
}

/** Horizon of the transactions that may still bring lines with low numbers, where that can be. */
export interface Horizon {
  /** The highest number that is to be seen. */
  readonly newest: number
  /** By machine; undefined where one did not answer, so that nothing can be said of it. */
  readonly running: ReadonlyMap<string, Running> | undefined
}

/**
 * Looks which lines can be seen, and who may still bring others. For databases that number early. On a
 * cluster a transaction that writes on one node is seen there alone, so every node is asked.
 */
export async function findHorizon(connection: Connection): Promise<Horizon> {
  // First what can be seen, then who is under way: one who begins in between may have a lower number.
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
