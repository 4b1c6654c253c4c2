import { ProblemError } from '../../../words/problem.ts'
import { askNodes, findDialect, readLayout, type NodeAnswer } from './cluster.ts'
import { acquire, isAway, openPool, translateError } from './connection.ts'
import { splitHosts } from './hosts.ts'
import { requirePostgresSchema } from './migrate.ts'
import { persist } from './persist.ts'

/** A database, and how it keeps its tables. */
export interface DatabaseDescription {
  /** Version of the server, e.g. `18.1`. */
  readonly version: string
  /** Absent where one machine has the rows of all partners. */
  readonly cluster?: {
    readonly nodes: readonly NodeAnswer[]
    readonly shards: number
  }
}

/**
 * Looks how a database keeps its tables.
 * @throws StoreUnavailable; SchemaTooOld or SchemaTooNew; LayoutRefused, DatabaseRefused
 */
export async function describeDatabase(url: string): Promise<DatabaseDescription> {
  const pool = openPool(url, 1)
  try {
    const client = await persist(() => acquire(pool), isAway, splitHosts(url).length)
    try {
      await requirePostgresSchema(client)
      const dialect = await findDialect(client)
      const { rows } = await client.query<{ server_version: string }>('show server_version')
      const version = rows[0]?.server_version.split(' ')[0] ?? ''
      if (dialect === 'postgres') return { version }
      const nodes = await askNodes(client, `select 'here'`)
      const layout = await readLayout(client)
      const shards = layout.find(({ table }) => table === 'customer')?.shards ?? 0
      return { version, cluster: { nodes, shards } }
    } catch (error) {
      throw error instanceof ProblemError ? error : translateError(error)
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}
