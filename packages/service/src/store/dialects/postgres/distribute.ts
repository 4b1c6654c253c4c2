import type { ClientBase } from 'pg'
import { problem, ProblemError } from '../../../words/problem.ts'
import {
  askNodes,
  DatabaseRefused,
  hasCitus,
  nodeSettings,
  readLayout,
  requireCoordinator,
  requireSessions,
} from './cluster.ts'
import { acquirePatiently, openPool, translateError } from './connection.ts'
import { arrange } from './arrange.ts'
import { layout, requireLayout, tablesAt } from './layout.ts'
import { lockSchema, migratePostgres } from './migrate.ts'

/** A database that is spread over a cluster. */
export interface Distributed {
  /** True when it was so before. */
  readonly already: boolean
  readonly shards: number
  /** Tables by their place. */
  readonly tables: Readonly<Record<'spread' | 'everywhere' | 'coordinator', number>>
  readonly nodes: number
}

/** Parts of each table where nobody says how many: a few on each node, with room for more nodes. */
const usualShards = 32

/** Brings a database to the newest schema, and spreads it. @throws StoreUnavailable; as `distribute` */
export async function distributeDatabase(
  url: string,
  shards: number = usualShards,
): Promise<Distributed> {
  requireSessions(url)
  const pool = openPool(url, 1, 'migrate')
  try {
    const client = await acquirePatiently(pool, url)
    try {
      // Another one that waits for this one is no service.
      await client.query(`set application_name = 'accredit migrate'`)
      await migratePostgres(client)
      return await distribute(client, shards)
    } catch (error) {
      throw error instanceof ProblemError ? error : translateError(error)
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}

/**
 * Spreads a database, new or filled, over the nodes of its cluster, in one transaction; one that is
 * spread already is only looked at. Two at once come one after the other.
 * @param shards parts into which each table is cut
 * @throws DatabaseRefused, LayoutRefused
 */
async function distribute(client: ClientBase, shards: number): Promise<Distributed> {
  if (!(await hasCitus(client))) throw new DatabaseRefused(problem('ClusterMissing'))
  await requireCoordinator(client)
  await client.query('begin')
  try {
    await lockSchema(client)
    await setOnNodes(client)
    const before = await readLayout(client)
    if (before.length === 0) {
      await requireNobody(client)
      await arrange(client, Object.keys(layout), shards)
    }
    const found = await readLayout(client)
    requireLayout(found)
    const nodes = (await askNodes(client, 'select 1')).length
    await client.query('commit')
    return {
      already: before.length > 0,
      shards: found.find(({ table }) => table === 'customer')?.shards ?? 0,
      tables: {
        spread: tablesAt('partner').length + tablesAt('domain').length,
        everywhere: tablesAt('everywhere').length,
        coordinator: tablesAt('coordinator').length,
      },
      nodes,
    }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** A service that was started before goes on as if one machine had all rows. */
async function requireNobody(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ found: number }>(
    `select count(*) as found from pg_stat_activity
     where datname = current_database() and application_name = 'accredit' and pid <> pg_backend_pid()`,
  )
  if (Number(rows[0]?.found) > 0) throw new DatabaseRefused(problem('DatabaseInUse'))
}

/** The coordinator tells the other nodes; it counts for connections that are made from then on. */
async function setOnNodes(client: ClientBase): Promise<void> {
  for (const [name, value] of Object.entries(nodeSettings)) {
    await client.query(`alter role current_user set ${name} = '${value}'`)
  }
}
