import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { capabilitiesOf, runDynamic } from '../statement.ts'
import { StoreUnavailable } from '../unavailable.ts'

/** Kinds of rows that become due, with the column of their due time. */
const kinds = {
  dueCase: { table: 'vetting_case', column: 'due_at' },
  overdueCase: { table: 'vetting_case', column: 'sla_due_at' },
  answer: { table: 'answer', column: 'expires_at' },
  event: { table: 'event', column: 'at' },
  window: { table: 'throttle_window', column: 'started_at' },
  delivery: { table: 'delivery', column: 'created_at' },
  bulkJob: { table: 'bulk_job', column: 'due_at' },
  finishedJob: { table: 'bulk_job', column: 'finished_at' },
} as const satisfies Record<string, { table: keyof Schema; column: string }>

/** A kind of rows that become due. */
export type Kind = keyof typeof kinds

/** Ids of the partners that a read is limited to; undefined for all. */
export type Only = readonly string[] | undefined

/** Condition that a row belongs to one of these partners. */
export const amongPartners = (only: readonly string[], column = 'partner_id') =>
  sql<boolean>`${sql.ref(column)} = any(${`{${only.join(',')}}`}::uuid[])`

/**
 * Checks whether a store keeps the rows of each partner apart, so that it is served partner by
 * partner.
 */
export function keepsApart(connection: Pick<Connection, 'dialect'>): boolean {
  return !capabilitiesOf(connection).oneMachine
}

/** Partners with due rows of a kind, those that have waited longest first. */
export async function listPartnersWith(
  connection: Connection,
  kind: Kind,
  { until, limit }: { readonly until: number; readonly limit: number },
): Promise<string[]> {
  const { table, column } = kinds[kind]
  const rows = await ofReachable(connection, (only) =>
    runDynamic(connection, (db) => {
      let query = db
        .selectFrom(table as 'answer')
        .select('partner_id')
        .where(column as 'expires_at', 'is not', null)
        .where(column as 'expires_at', '<=', until)
        .orderBy(column as 'expires_at')
        .limit(limit)
      if (kind === 'dueCase') query = query.where(sql<boolean>`state in ('waiting', 'examining')`)
      if (kind === 'bulkJob') query = query.where(sql<boolean>`state = 'running'`)
      if (kind === 'overdueCase')
        query = query.where(sql<boolean>`state <> 'shown' and overdue_at is null`)
      return only ? query.where(amongPartners(only)) : query
    }),
  )
  return [...new Set(rows.map((row) => row.partner_id))]
}

/** Checks whether an error is typical of a node of a cluster that is down. */
export function mayBeAway(error: unknown): boolean {
  return error instanceof StoreUnavailable
}

/** Milliseconds for which a node that did not answer is not asked again. */
const awayFor = 5_000

/** Reachable partners, for each connection on which a node recently did not answer. */
const reachableOn = new WeakMap<Connection, { readonly only: Only; readonly until: number }>()

/**
 * Reads across all partners. While a node of a cluster is down, the read covers the partners on the
 * others: an outage stops only the node's own partners.
 */
export async function ofReachable<T>(
  connection: Connection,
  read: (only: Only) => Promise<T>,
): Promise<T> {
  if (capabilitiesOf(connection).oneMachine) return read(undefined)
  const known = reachableOn.get(connection)
  if (known && performance.now() < known.until) return read(known.only)
  try {
    return await read(undefined)
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error
    const only = await listReachable(connection)
    if (!only) throw error
    reachableOn.set(connection, { only, until: performance.now() + awayFor })
    return read(only)
  }
}

/** The partners whose node answers; undefined when every node does. */
async function listReachable(connection: Connection): Promise<Only> {
  const run = (text: string, ...values: unknown[]) =>
    connection.query({ sql: text, writes: false }, values)
  const away = await run(
    `select asked.nodeid::text as id from run_command_on_all_nodes('select 1', give_warning_for_connection_errors => true) asked
     where not success`,
  )
  if (away.length === 0) return undefined
  const nodes = away.map((row) => (row as { id: string }).id)
  const partners = (await run('select id::text as id from partner')) as { id: string }[]
  const reached = await run(
    `select id::text as id from unnest($1::uuid[]) id
     where get_shard_id_for_distribution_column('customer', id) not in (
       select shardid from pg_dist_placement join pg_dist_node using (groupid)
       where nodeid = any($2::int[]))`,
    `{${partners.map(({ id }) => id).join(',')}}`,
    `{${nodes.join(',')}}`,
  )
  return reached.map((row) => (row as { id: string }).id)
}
