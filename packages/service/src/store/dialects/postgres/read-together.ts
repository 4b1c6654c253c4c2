import type { Pool, PoolClient } from 'pg'
import type { CompiledStatement, Connection, DialectName } from '../../connection.ts'
import { acquire, isUsableAfter, translateError } from './connection.ts'
import { encode, flush, type Sent } from './flush.ts'

/** Reads in one flush: bounds how long the first of them waits for the last. */
const largestFlush = 32

interface Waiting extends Sent {
  resolve(rows: unknown[]): void
  reject(error: unknown): void
}

/**
 * Runs the reads that one turn of the event loop asks for in one flush, on as many connections of a pool
 * as it has. Each read sees what is committed when its turn comes; one that fails fails alone. One that is
 * put together per call, such as a search, may take long and keeps up no other.
 */
export function readTogether(pool: Pool, dialect: DialectName = 'postgres'): Connection {
  const waiting: Waiting[] = []
  let running = 0
  let isDue = false

  const goOn = () => {
    if (isDue || waiting.length === 0 || running >= pool.options.max) return
    isDue = true
    setImmediate(() => {
      isDue = false
      void run()
    })
  }

  const run = async () => {
    running += 1
    try {
      await useClient(await acquire(pool))
    } catch (error) {
      for (const { reject } of waiting.splice(0)) reject(error)
    } finally {
      running -= 1
      goOn()
    }
  }

  const useClient = async (client: PoolClient) => {
    let isUsable = true
    while (isUsable && waiting.length > 0) {
      const taken = waiting.splice(0, countTogether(waiting))
      goOn()
      const { results, fault } = await flush(client, taken)
      results.forEach(({ rows }, index) => taken[index]?.resolve(rows))
      const [failed, ...skipped] = taken.slice(results.length)
      if (!failed) continue
      waiting.unshift(...skipped)
      const error = translateError(fault)
      isUsable = isUsableAfter(error)
      failed.reject(error)
    }
    client.release(!isUsable)
  }

  return {
    dialect,
    query: ({ sql, name }: CompiledStatement, parameters) =>
      new Promise((resolve, reject) => {
        waiting.push({ sql, name, parameters: parameters.map(encode), resolve, reject })
        goOn()
      }),
  }
}

/** Number of the first reads that go in one flush. */
function countTogether(waiting: readonly Sent[]): number {
  const long = waiting.findIndex(({ name }) => name === undefined)
  return Math.max(1, Math.min(long < 0 ? waiting.length : long, largestFlush))
}
