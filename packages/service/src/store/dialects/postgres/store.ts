import { problem } from '../../../words/problem.ts'
import { Refused } from '../../../rules/refusal.ts'
import { RolledBack } from '../../../rules/rolled-back.ts'
import type { Answer, AnyCommand, CommandCall, Outcome } from '../../command.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import { answerRefusal } from '../../../rules/describe/answer-refusal.ts'
import { roomCommands } from '../../probe-room.ts'
import type { ReplicaOptions } from '../../replicas.ts'
import type { Commit, Store } from '../../store.ts'
import type { Connection, DialectName } from '../../connection.ts'
import {
  acquire,
  acquirePatiently,
  isAway,
  isFull,
  isTransient,
  isUsableAfter,
  openPool,
  type Use,
} from './connection.ts'
import { DatabaseRefused, findDialect, requireSessions } from './cluster.ts'
import { Dispatcher, type KeyedTask } from './dispatcher.ts'
import { readHosts, splitHosts } from './hosts.ts'
import { inspectDatabase } from './inspect-database.ts'
import { migratePostgres, requirePostgresSchema } from './migrate.ts'
import { openNews } from './news.ts'
import { persist } from './persist.ts'
import { readTogether } from './read-together.ts'
import { openReplicas } from './replicas.ts'
import { runInTransaction, type Chain, type Progress, type Task } from './transaction.ts'

/** Attempts at a transaction that loses against another one. */
const attempts = 5
/** Transactions of many commands at once: while the server works for one, the next is prepared. */
const batchesAtOnce = 2
/** Connections for reads: each gets what one turn asks for while the others are under way. */
const readers = 4

/** A command, its keys, and who waits for it. */
interface Sent extends KeyedTask {
  readonly settle: (outcome: Outcome | Promise<Outcome>) => void
}

/**
 * Opens a PostgreSQL store. Read this file first: a command that says what it rests on waits in the
 * `Dispatcher` and shares a transaction with others (`transaction.ts`), whose statements travel together
 * (`flush.ts`). A command that says nothing, that meets a row which somebody has locked, or whose shared
 * transaction has failed, has one to itself, at READ COMMITTED, and waits for locks.
 *
 * @param url e.g. `postgres://user@host/database`; of several hosts, the one that takes writes
 * @param connections for commands that run alone; a few more are for those that share and for reads
 */
export async function openPostgresStore(options: {
  url: string
  connections?: number
  /** Migrates an older schema; false refuses it. Default true. */
  migrate?: boolean
  onCommit?: ((commit: Commit) => void) | undefined
  /** Called when another node has committed events; without it the other nodes are not listened to. */
  onNews?: (() => void) | undefined
  /** Copies that serve reads. */
  replicas?: ReplicaOptions | undefined
}): Promise<Store> {
  const { url, migrate = true, connections = 10 } = options
  const dialect = await prepareSchema(url, migrate)
  if (dialect === 'cluster') {
    requireSessions(url)
    if (options.replicas) throw new DatabaseRefused(problem('ReplicasOfCluster'))
  }
  const [alone, shared, reading] = [
    openPool(url, connections, 'serve'),
    openPool(url, batchesAtOnce, 'share'),
    openPool(url, readers, 'serve'),
  ]
  const servers = splitHosts(url).length
  // A session of somebody else's hears of nothing: then the other nodes are heard of when one looks.
  const onNews = readHosts(url).sharesSessions ? undefined : options.onNews
  const news = onNews && openNews(url, onNews)
  let wasFull = false
  let closed: Promise<void> | undefined
  const mayTryAgain = (error: unknown) => closed === undefined && isAway(error)

  /** Runs a transaction, and tells of it. */
  const transact = async <T extends Task>(
    use: Extract<Use, 'serve' | 'share'>,
    chains: readonly Chain<T>[],
    progress: Progress,
  ): Promise<Map<T, Outcome>> => {
    const client = await acquire(use === 'share' ? shared : alone)
    const started = performance.now()
    const report = (commands: number, failed: boolean, outcomes: Iterable<Outcome> = []) => {
      const tells = [...outcomes].some((outcome) => outcome.kind === 'done' && outcome.tells)
      if (tells) news?.tell()
      options.onCommit?.({ commands, milliseconds: performance.now() - started, failed, tells })
    }
    try {
      const outcomes = await runInTransaction(client, chains, {
        waits: use === 'serve',
        progress,
        dialect,
      })
      if (outcomes.size > 0) report(outcomes.size, false, outcomes.values())
      wasFull = false
      return outcomes
    } catch (error) {
      wasFull ||= isFull(error)
      if (isTransient(error) || error instanceof StoreUnavailable)
        report(chains.flat().length, true)
      throw error
    }
  }

  const runOnce = async (task: Task, progress: Progress): Promise<Outcome> => {
    try {
      const outcomes = await transact('serve', [[task]], progress)
      return outcomes.get(task) as Outcome
    } catch (error) {
      if (error instanceof RolledBack) return { kind: 'done', value: error.result }
      throw error
    }
  }

  const runAlone = async (task: Task): Promise<Outcome> => {
    for (let attempt = 1; ; attempt += 1) {
      const progress: Progress = { committing: false }
      try {
        return await persist(
          () => runOnce(task, progress),
          // After a commit whose answer was lost, only a request's identity can tell if it happened:
          // the next run finds its answer, or nothing of it.
          (error) => mayTryAgain(error) && (!progress.committing || isRepeatable(task)),
          servers,
        )
      } catch (error) {
        if (!isTransient(error) || attempt >= attempts) throw error
      }
    }
  }

  /** Whatever went wrong, each command is run again by itself, if that can have no second effect. */
  const runTogether = async (chains: readonly Chain<Sent>[]): Promise<void> => {
    const progress: Progress = { committing: false }
    let outcomes = new Map<Sent, Outcome>()
    let lost: StoreUnavailable | undefined
    try {
      outcomes = await transact('share', chains, progress)
    } catch (error) {
      const isLost = error instanceof StoreUnavailable && !isUsableAfter(error)
      if (progress.committing && isLost) lost = error
    }
    for (const task of chains.flat()) {
      const outcome = outcomes.get(task)
      if (outcome) task.settle(outcome)
      else if (lost && !isRepeatable(task)) task.settle(Promise.reject(lost))
      else task.settle(runAlone(task))
    }
  }

  const dispatcher = new Dispatcher<Sent>(batchesAtOnce, runTogether)
  const underWay = new Set<Promise<unknown>>()
  const send = async (command: AnyCommand, call: CommandCall): Promise<Outcome> => {
    if (closed) throw new StoreUnavailable('the store is closed')
    const keys = keysOf(command, call)
    const counters = command.counters?.(call.input)
    const sent = keys
      ? new Promise<Outcome>((settle) => dispatcher.add({ command, call, keys, counters, settle }))
      : runAlone({ command, call })
    underWay.add(sent)
    return sent.finally(() => underWay.delete(sent))
  }
  const close = async () => {
    // A pool that ends forgets those who still wait for a connection.
    await Promise.allSettled(underWay)
    await news?.close()
    await replicas?.close()
    await Promise.all([alone, shared, reading].map((pool) => pool.end()))
  }

  const reads = readTogether(reading, dialect)
  const reader: Connection = {
    dialect,
    query: (statement, parameters) =>
      persist(
        () => reads.query(statement, parameters),
        (error) => mayTryAgain(error) || isTransient(error),
        servers,
      ),
  }

  const replicas = options.replicas && openReplicas(options.replicas, reader)

  return {
    reader,
    ...(replicas && { replicas }),
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

/** Keys of a call, in one spelling; undefined where the command names none. */
function keysOf({ keys }: AnyCommand, { input, request }: CommandCall): string[] | undefined {
  const own = keys?.(input)
  if (!own) return undefined
  const ofRequest = request ? [`${request.partnerId} ${request.target} ${request.requestId}`] : []
  return [...own, ...ofRequest].map((key) => key.toLowerCase())
}

/** Says whether a second run finds out by itself that the first one has happened. */
function isRepeatable({ call }: Task): boolean {
  return call.request !== undefined
}

/** Brings the schema up to date and looks for damage, or refuses an older schema; says what it found. */
async function prepareSchema(url: string, migrate: boolean): Promise<DialectName> {
  const pool = openPool(url, 1, 'migrate')
  try {
    const client = await acquirePatiently(pool, url)
    try {
      if (migrate) await migratePostgres(client)
      else await requirePostgresSchema(client)
      const dialect = await findDialect(client)
      if (migrate) await inspectDatabase(client)
      return dialect
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}
