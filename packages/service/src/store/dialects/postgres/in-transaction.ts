import type { PoolClient } from 'pg'
import type { Connection } from '../../connection.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import { connect, isUsableAfter, translateError } from './connection.ts'

/** Progress of a transaction. */
export interface Progress {
  /** True once the server was asked to commit: without its answer the outcome is unknown. */
  committing: boolean
}

/** Whatever the default of the server, the database or the role is: locks and reads count on this level. */
const begin = 'begin isolation level read committed'

/**
 * Commits what the work wrote, or nothing of it; a connection in doubt is not used again.
 * @throws StoreUnavailable when the server is away, or does not say that the commit is safe
 */
export async function inTransaction<T>(
  client: PoolClient,
  work: (connection: Connection) => Promise<T>,
  progress: Progress,
): Promise<T> {
  let isUsable = true
  try {
    await send(client, begin)
    const result = await work(connect(client))
    progress.committing = true
    await commit(client)
    return result
  } catch (error) {
    isUsable = isUsableAfter(error)
    if (isUsable) await client.query('rollback').catch(() => (isUsable = false))
    throw error
  } finally {
    client.release(!isUsable)
  }
}

async function commit(client: PoolClient): Promise<void> {
  let isAlone = false
  // The one thing that PostgreSQL tells in no other way.
  const listen = ({ routine }: { routine?: string | undefined }) => {
    isAlone ||= routine === 'SyncRepWaitForLSN'
  }
  client.on('notice', listen)
  try {
    const done = await send(client, 'commit')
    // A transaction in which a statement failed unheard is rolled back, and that is no error.
    if (done !== 'COMMIT') throw new Error(`the commit ended in ${done}`)
    if (isAlone) throw new StoreUnavailable('the commit may not have reached the standby')
  } finally {
    client.off('notice', listen)
  }
}

/** @returns what the server says that it did */
async function send(client: PoolClient, statement: typeof begin | 'commit'): Promise<string> {
  try {
    return (await client.query(statement)).command
  } catch (error) {
    throw translateError(error)
  }
}
