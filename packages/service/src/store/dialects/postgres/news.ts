import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { acquire, openPool } from './connection.ts'

/** Channel on which nodes of one database tell each other of events. */
const channel = 'accredit_event'
/** Milliseconds in which several tellings become one. */
const gatherFor = 5
/** Milliseconds until a lost connection is opened again. */
const comeBackAfter = 1_000

/** Tells the other nodes that there are events, and hears of theirs. */
export interface News {
  /** Tells the others soon. A message that is lost costs nothing but time: all nodes look from time to time. */
  tell(): void
  close(): Promise<void>
}

/**
 * Opens the channel between the nodes of a database. Notifications are sent after the commit, on a
 * connection of their own: inside a transaction they would make all commits wait for one another.
 * @param hear called when another node told of events
 */
export function openNews(url: string, hear: () => void): News {
  const pool = openPool(url, 1, 'serve')
  const node = randomUUID()
  const closing = new AbortController()
  let client: PoolClient | undefined
  let timer: NodeJS.Timeout | undefined
  const running = listen()

  async function listen(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const opened = await acquire(pool)
        const lost = new Promise<void>((resolve) => {
          opened.once('error', () => resolve())
          opened.once('end', () => resolve())
          // It may have been closed while the connection was opened.
          if (closing.signal.aborted) resolve()
          closing.signal.addEventListener('abort', () => resolve(), { once: true })
        })
        opened.on('notification', ({ payload }) => {
          if (payload !== node) hear()
        })
        try {
          await opened.query(`listen ${channel}`)
          client = opened
          // Whatever was told while nobody listened.
          hear()
          await lost
        } finally {
          client = undefined
          opened.release(true)
        }
      } catch {
        // The store itself says that its server is away.
      }
      await sleep(comeBackAfter, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }

  return {
    tell() {
      timer ??= setTimeout(() => {
        timer = undefined
        client?.query('select pg_notify($1, $2)', [channel, node]).catch(() => undefined)
      }, gatherFor)
    },
    async close() {
      closing.abort()
      clearTimeout(timer)
      await running
      await pool.end()
    },
  }
}
