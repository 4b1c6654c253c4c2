import { Refused } from '../../../rules/refusal.ts'
import { RolledBack } from '../../../rules/rolled-back.ts'
import type { Answer, AnyCommand, CommandCall, Outcome } from '../../command.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import { answerRefusal } from '../../../rules/answer-refusal.ts'
import { roomCommands } from '../../probe-room.ts'
import { runCommand } from '../../run-command.ts'
import type { Commit, Store } from '../../store.ts'
import type { Connection } from '../../connection.ts'
import { acquire, connect, isAway, isFull, isTransient, openPool } from './connection.ts'
import { splitHosts } from './hosts.ts'
import { inspectDatabase } from './inspect-database.ts'
import { inTransaction, type Progress } from './in-transaction.ts'
import { migratePostgres, requirePostgresSchema } from './migrate.ts'
import { persist } from './persist.ts'

/** Attempts at a transaction that loses against another one. */
const attempts = 5

/**
 * Opens a PostgreSQL store. Each command is a transaction of its own at READ COMMITTED; what must
 * not run side by side locks the customer's row.
 * @param url e.g. `postgres://user@host/database`; of several hosts, the one that takes writes
 */
export async function openPostgresStore(options: {
  url: string
  connections?: number
  /** Migrates an older schema; false refuses it. Default true. */
  migrate?: boolean
  onCommit?: ((commit: Commit) => void) | undefined
}): Promise<Store> {
  const { url, migrate = true, connections = 16 } = options
  await prepareSchema(url, migrate)
  const pool = openPool(url, connections, 'serve')
  const servers = splitHosts(url).length
  let wasFull = false
  let closed: Promise<void> | undefined
  const mayTryAgain = (error: unknown) => closed === undefined && isAway(error)

  const runOnce = async (
    command: AnyCommand,
    call: CommandCall,
    progress: Progress,
  ): Promise<Outcome> => {
    const client = await acquire(pool)
    const started = performance.now()
    const report = (failed: boolean) =>
      options.onCommit?.({ commands: 1, milliseconds: performance.now() - started, failed })
    try {
      const work = (connection: Connection) => runCommand(connection, command, call)
      const outcome = await inTransaction(client, work, progress)
      report(false)
      wasFull = false
      return outcome
    } catch (error) {
      if (error instanceof RolledBack) return { kind: 'done', value: error.result }
      wasFull ||= isFull(error)
      if (isTransient(error) || error instanceof StoreUnavailable) report(true)
      throw error
    }
  }

  const transact = async (command: AnyCommand, call: CommandCall): Promise<Outcome> => {
    for (let attempt = 1; ; attempt += 1) {
      const progress: Progress = { committing: false }
      try {
        return await persist(
          () => runOnce(command, call, progress),
          // After a commit whose answer was lost, only a request's identity can tell if it happened:
          // the next run finds its answer, or nothing of it.
          (error) => mayTryAgain(error) && (!progress.committing || call.request !== undefined),
          servers,
        )
      } catch (error) {
        if (!isTransient(error) || attempt >= attempts) throw error
      }
    }
  }

  const underWay = new Set<Promise<unknown>>()
  const send = async (command: AnyCommand, call: CommandCall): Promise<Outcome> => {
    if (closed) throw new StoreUnavailable('the store is closed')
    const sent = transact(command, call)
    underWay.add(sent)
    return sent.finally(() => underWay.delete(sent))
  }
  const close = async () => {
    // A pool that ends forgets those who still wait for a connection.
    await Promise.allSettled(underWay)
    await pool.end()
  }

  const reads = connect(pool)
  const reader: Connection = {
    dialect: 'postgres',
    query: (statement, parameters) =>
      persist(() => reads.query(statement, parameters), mayTryAgain, servers),
  }

  return {
    reader,
    async run(command, input, at) {
      const outcome = await send(command, { input, at, replies: false })
      if (outcome.kind === 'refused') throw new Refused(outcome.refusal)
      return outcome.value as never
    },
    async answer(command, input, at, request) {
      const outcome = await send(command, { input, at, request, replies: true })
      return outcome.kind === 'refused' ? answerRefusal(outcome.refusal) : (outcome.value as Answer)
    },
    async check() {
      await reads.query({ sql: 'select 1', writes: false }, [])
      if (!wasFull) return
      // A commit is the only proof that commits succeed again.
      for (const command of roomCommands) {
        await send(command, { input: {}, at: 0, replies: false })
      }
    },
    close: () => (closed ??= close()),
  }
}

/** Brings the schema up to date and looks for damage; or refuses an older schema. */
async function prepareSchema(url: string, migrate: boolean): Promise<void> {
  const pool = openPool(url, 1, 'migrate')
  try {
    const client = await persist(() => acquire(pool), isAway, splitHosts(url).length)
    try {
      if (!migrate) return await requirePostgresSchema(client)
      await migratePostgres(client)
      await inspectDatabase(client)
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}
