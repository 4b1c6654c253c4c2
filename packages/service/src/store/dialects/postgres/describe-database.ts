import { setTimeout as sleep } from 'node:timers/promises'
import { problem, ProblemError } from '../../../words/problem.ts'
import type { Connection } from '../../connection.ts'
import type { ReplicaState } from '../../replicas.ts'
import { askNodes, DatabaseRefused, findDialect, readLayout, type NodeAnswer } from './cluster.ts'
import { acquirePatiently, connect, openPool, translateError } from './connection.ts'
import { requirePostgresSchema } from './migrate.ts'
import { openReplicas } from './replicas.ts'

/** A database, and how it keeps its tables. */
export interface DatabaseDescription {
  /** Version of the server, e.g. `18.1`. */
  readonly version: string
  /** Absent where one machine has the rows of all partners. */
  readonly cluster?: {
    readonly nodes: readonly NodeAnswer[]
    readonly shards: number
  }
  readonly replicas: readonly ReplicaState[]
}

/** Milliseconds that replicas get to show what the primary has. */
const patience = 2_000

/**
 * Looks how a database keeps its tables, and how far its replicas are.
 * @param replicas their address; empty where there are none
 * @throws StoreUnavailable; SchemaTooOld or SchemaTooNew; LayoutRefused, DatabaseRefused
 */
export async function describeDatabase(url: string, replicas = ''): Promise<DatabaseDescription> {
  const pool = openPool(url, 1)
  try {
    const client = await acquirePatiently(pool, url)
    try {
      await requirePostgresSchema(client)
      const dialect = await findDialect(client)
      const { rows } = await client.query<{ server_version: string }>('show server_version')
      const version = rows[0]?.server_version.split(' ')[0] ?? ''
      if (dialect === 'postgres') {
        return { version, replicas: await describeReplicas(connect(client), replicas) }
      }
      if (replicas !== '') throw new DatabaseRefused(problem('ReplicasOfCluster'))
      const nodes = await askNodes(client, `select 'here'`)
      const layout = await readLayout(client)
      const shards = layout.find(({ table }) => table === 'customer')?.shards ?? 0
      return { version, cluster: { nodes, shards }, replicas: [] }
    } catch (error) {
      throw error instanceof ProblemError ? error : translateError(error)
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}

async function describeReplicas(
  primary: Connection,
  url: string,
): Promise<readonly ReplicaState[]> {
  if (url === '') return []
  const replicas = openReplicas({ url, mostLag: patience }, primary)
  const isOpen = ({ problem: why }: ReplicaState) =>
    why?.rule === 'ReplicaUnseen' || why?.rule === 'ReplicaBehind'
  try {
    const ends = performance.now() + patience
    do await sleep(50)
    while (performance.now() < ends && replicas.list().some(isOpen))
    return replicas.list()
  } finally {
    await replicas.close()
  }
}
