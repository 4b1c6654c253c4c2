import type { ClientBase } from 'pg'
import { problem, ProblemError, sayInEnglish } from '../../../words/problem.ts'
import type { DialectName } from '../../connection.ts'
import { readHosts } from './hosts.ts'
import { layout, requireLayout, type FoundTable } from './layout.ts'

/** The oldest PostgreSQL that is supported, as its number of a version. */
const oldestVersion = 140_000

/** The database cannot be used as it is set up. */
export class DatabaseRefused extends ProblemError {
  override readonly name = 'DatabaseRefused'
}

/** @throws DatabaseRefused for a server that is too old */
export function requireVersion(version: number): void {
  if (version >= oldestVersion) return
  const [found, needed] = [version, oldestVersion].map((number) => Math.floor(number / 10_000))
  throw new DatabaseRefused(problem('DatabaseTooOld', { found: found ?? 0, needed: needed ?? 0 }))
}

/** Says whether a database has the extension that makes a cluster of several. */
export async function hasCitus(client: Pick<ClientBase, 'query'>): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean; version: string }>(
    `select to_regclass('pg_catalog.pg_dist_partition') is not null as found,
       current_setting('server_version_num') as version`,
  )
  requireVersion(Number(rows[0]?.version))
  return rows[0]?.found === true
}

/**
 * Refuses a connection to a node that only works for a coordinator: there, locks, numbers and the tables
 * that are not spread are others.
 */
export async function requireCoordinator(client: Pick<ClientBase, 'query'>): Promise<void> {
  const { rows } = await client.query<{ group: number }>(
    'select groupid as "group" from pg_dist_local_group',
  )
  if ((rows[0]?.group ?? 0) === 0) return
  const told = problem('DatabaseIsWorker')
  // The code of a server that takes no writes: of several addresses the next one is tried.
  throw Object.assign(new Error(sayInEnglish(told)), { code: '25006', problem: told })
}

/** @throws DatabaseRefused for an address behind which each transaction has another session */
export function requireSessions(url: string): void {
  if (readHosts(url).sharesSessions) throw new DatabaseRefused(problem('PoolerOfCluster'))
}

/** The tables of the schema that are spread, or copied, over a cluster. */
export async function readLayout(client: Pick<ClientBase, 'query'>): Promise<FoundTable[]> {
  const { rows } = await client.query<FoundTable>(
    `select pg_class.relname as "table", colocationid as "group",
       case when partmethod = 'h' then column_to_column_name(logicalrelid, partkey)
            when repmodel = 't' then 'everywhere'
            when colocationid = 0 then 'coordinator'
            else 'a single part' end as found,
       (select count(*) from pg_dist_shard where pg_dist_shard.logicalrelid = part.logicalrelid) as shards
     from pg_dist_partition part join pg_class on pg_class.oid = logicalrelid
     where relnamespace = current_schema()::regnamespace
     order by relname`,
  )
  return rows.filter(({ table }) => Object.hasOwn(layout, table))
}

/**
 * Looks how a database keeps its tables.
 * @throws LayoutRefused, DatabaseRefused where they are spread in another way, or where a node could
 *   acknowledge what is not on its disk
 */
export async function findDialect(client: Pick<ClientBase, 'query'>): Promise<DialectName> {
  if (!(await hasCitus(client))) return 'postgres'
  await requireCoordinator(client)
  const found = await readLayout(client)
  if (found.length === 0) return 'postgres'
  requireLayout(found)
  await requireSettings(client)
  return 'cluster'
}

/**
 * Settings of the role on every node: those of a session end at the coordinator. Times are in
 * milliseconds and must be set; the sealer counts on the longest statement.
 */
export const nodeSettings = {
  synchronous_commit: 'on',
  statement_timeout: 30_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 30_000,
} as const

type Setting = keyof typeof nodeSettings

const isSafe = (name: Setting, found: string): boolean => {
  const most = nodeSettings[name]
  if (typeof most === 'string') return found === most || found === 'remote_apply'
  return Number(found) > 0 && Number(found) <= most
}

/** Answer of a node to a statement. */
export interface NodeAnswer {
  readonly node: string
  /** Absent where it did not answer. */
  readonly answer: string | undefined
}

/** Asks every node of a cluster, the coordinator among them. */
export async function askNodes(
  client: Pick<ClientBase, 'query'>,
  sql: string,
): Promise<NodeAnswer[]> {
  const { rows } = await client.query<{ node: string; success: boolean; result: string }>(
    `select nodename || ':' || nodeport as node, success, result
     from run_command_on_all_nodes($1, give_warning_for_connection_errors => true) asked
     join pg_dist_node on pg_dist_node.nodeid = asked.nodeid order by 1`,
    [sql],
  )
  return rows.map(({ node, success, result }) => ({ node, answer: success ? result : undefined }))
}

/** A node that is away is not asked again: it stops its own partners, and nobody else. */
async function requireSettings(client: Pick<ClientBase, 'query'>): Promise<void> {
  const names = Object.keys(nodeSettings) as Setting[]
  // In the unit in which a setting is kept, and not as it is shown.
  const list = names.map((name) => `'${name}'`).join(', ')
  const sql = `select json_object_agg(name, setting)::text from pg_settings where name in (${list})`
  for (const { node, answer } of await askNodes(client, sql)) {
    if (answer === undefined) continue
    const settings = JSON.parse(answer) as Record<Setting, string>
    for (const name of names) {
      const found = settings[name]
      if (isSafe(name, found)) continue
      const wanted = String(nodeSettings[name])
      throw new DatabaseRefused(problem('NodeUnsafe', { node, name, found, wanted }))
    }
  }
}
