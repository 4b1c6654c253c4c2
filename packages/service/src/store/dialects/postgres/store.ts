import type { PoolClient } from 'pg'
import { Refused } from '../../../rules/refusal.ts'
import { Withdrawn } from '../../../rules/withdrawn.ts'
import type { Answer, CommandCall, CommandTable, Outcome } from '../../command.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import { answerRefusal } from '../../../rules/answer-refusal.ts'
import { runCommand } from '../../run-command.ts'
import type { Commit, Store } from '../../store.ts'
import { connect, isTransient, openPool, translateError } from './connection.ts'
import { migratePostgres, requirePostgresSchema } from './migrate.ts'

/** How often a transaction that lost against another one is run again. */
const attempts = 5

/**
 * Opens a PostgreSQL store. Each command is a transaction of its own at READ COMMITTED; what must
 * not run side by side locks the customer's row.
 * @param url e.g. `postgres://user@host/database`
 */
export async function openPostgresStore<Commands extends CommandTable>(options: {
  url: string
  commands: Commands
  connections?: number
  /** Whether an older schema is brought up to date; otherwise it is refused. Default true. */
  migrate?: boolean
  onCommit?: ((commit: Commit) => void) | undefined
}): Promise<Store<Commands>> {
  const pool = openPool(options.url, options.connections ?? 16)
  const acquire = async () => {
    try {
      return await pool.connect()
    } catch (error) {
      throw new StoreUnavailable((error as Error).message, { cause: error })
    }
  }
  try {
    const client = await acquire()
    const prepare = (options.migrate ?? true) ? migratePostgres : requirePostgresSchema
    await prepare(client).finally(() => client.release())
  } catch (error) {
    await pool.end()
    throw error
  }

  const transact = async (call: CommandCall): Promise<Outcome> => {
    for (let attempt = 1; ; attempt += 1) {
      const client = await acquire()
      const started = performance.now()
      const report = (failed: boolean) =>
        options.onCommit?.({ commands: 1, milliseconds: performance.now() - started, failed })
      try {
        const outcome = await inTransaction(client, () =>
          runCommand(connect(client), options.commands, call),
        )
        report(false)
        return outcome
      } catch (error) {
        if (error instanceof Withdrawn) return { kind: 'done', value: error.result }
        const lost = isTransient(error)
        if (lost || error instanceof StoreUnavailable) report(true)
        if (!lost || attempt >= attempts) throw error
      }
    }
  }

  const underWay = new Set<Promise<unknown>>()
  let closed: Promise<void> | undefined
  const send = async (call: CommandCall): Promise<Outcome> => {
    if (closed) throw new StoreUnavailable('the store is closed')
    const sent = transact(call)
    underWay.add(sent)
    return sent.finally(() => underWay.delete(sent))
  }
  const close = async () => {
    // A pool that ends forgets those who still wait for a connection.
    await Promise.allSettled(underWay)
    await pool.end()
  }

  return {
    reader: connect(pool),
    async run(name, input, at) {
      const outcome = await send({ name, input, at, replies: false })
      if (outcome.kind === 'refused') throw new Refused(outcome.refusal)
      return outcome.value as never
    },
    async answer(name, input, at, request) {
      const outcome = await send({ name, input, at, request, replies: true })
      return outcome.kind === 'refused' ? answerRefusal(outcome.refusal) : (outcome.value as Answer)
    },
    async check() {
      const client = await acquire()
      client.release()
    },
    close: () => (closed ??= close()),
  }
}

/** Commits what the work wrote, or nothing of it; a connection in doubt is not used again. */
async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  let broken = false
  try {
    await control(client, 'begin')
    const result = await work()
    await control(client, 'commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true))
    throw error
  } finally {
    client.release(broken)
  }
}

async function control(client: PoolClient, statement: 'begin' | 'commit'): Promise<void> {
  try {
    await client.query(statement)
  } catch (error) {
    throw translateError(error)
  }
}
