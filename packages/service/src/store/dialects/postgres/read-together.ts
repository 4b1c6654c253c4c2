import type { Pool, PoolClient } from 'pg'
import type { CompiledStatement, Connection, DialectName } from '../../connection.ts'
import { capabilitiesOf } from '../../statement.ts'
import { acquire, isUsableAfter, translateError } from './connection.ts'
import { encode, flush } from './flush.ts'
import { merge, type OfChain } from './merge.ts'

/** Reads in one flush: bounds how long the first of them waits for the last. */
const largestFlush = 32

interface Waiting extends OfChain {
  resolve(rows: unknown[]): void
  reject(error: unknown): void
}

/**
 * Runs the reads that one turn of the event loop asks for in one flush, on as many connections of a pool
 * as it has. Each read sees what is committed when its turn comes; one that fails fails alone. One that is
 * put together per call, such as a search, may take long and keeps up no other.
 */
export function readTogether(pool: Pool, dialect: DialectName = 'postgres'): Connection {
  const merges = capabilitiesOf({ dialect }).oneMachine
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
      const merged = merges ? merge(taken) : taken.map((sent) => ({ sent, members: [sent] }))
      const { results, fault } = await flush(
        client,
        merged.map(({ sent }) => sent),
      )
      results.forEach(({ rows, rowsOf }, index) => {
        merged[index]?.members.forEach(({ resolve }, set) => resolve(rowsOf?.[set] ?? rows))
      })
      const [failed, ...skipped] = merged.slice(results.length)
      if (!failed) continue
      const error = translateError(fault)
      isUsable = isUsableAfter(error)
      const again = skipped.flatMap(({ members }) => members)
      // Which of several has failed is unknown: each is asked for by itself.
      if (failed.members.length > 1 && isUsable) {
        again.unshift(...failed.members.map((read) => ({ ...read, chain: undefined })))
      } else for (const { reject } of failed.members) reject(error)
      waiting.unshift(...again)
    }
    client.release(!isUsable)
  }

  return {
    dialect,
    query: ({ sql, name }: CompiledStatement, parameters) =>
      new Promise((resolve, reject) => {
        waiting.push({ sql, name, parameters: parameters.map(encode), chain: {}, resolve, reject })
        goOn()
      }),
  }
}

/** Number of the first reads that go in one flush. */
function countTogether(waiting: readonly Waiting[]): number {
  const long = waiting.findIndex(({ name }) => name === undefined)
  return Math.max(1, Math.min(long < 0 ? waiting.length : long, largestFlush))
}
