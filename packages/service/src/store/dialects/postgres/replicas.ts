import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '../../../words/problem.ts'
import type { CompiledStatement, Connection } from '../../connection.ts'
import { readMigrations } from '../../migrations.ts'
import type { ReplicaOptions, Replicas, ReplicaState } from '../../replicas.ts'
import { isAway } from './connection.ts'
import { splitHosts } from './hosts.ts'
import { identitySql, openReplica, type Replica } from './replica.ts'
import { judgeReplica, type Place, type Sample } from './judge-replica.ts'

/** Milliseconds between two looks at the replicas. */
const lookEvery = 500
/** Milliseconds that a read waits for a replica to reach its place, before the primary is asked. */
const patience = 50
/** Pause between two looks at the place of a replica that a read waits for, in milliseconds. */
const pause = 2

/** Milliseconds in which a replica has to answer a look. */
const longestLook = 2_000

const wal = 'pg_current_wal_flush_lsn()'
const placeSql = `pg_wal_lsn_diff(${wal}, '0/0')::bigint as position, left(pg_walfile_name(${wal}), 8) as timeline`
const askPlace: CompiledStatement = {
  name: 'accredit_place',
  sql: `select ${placeSql}`,
  writes: false,
}
const askSample: CompiledStatement = {
  name: 'accredit_place_and_identity',
  sql: `select ${placeSql}, ${identitySql} as identity`,
  writes: false,
}

interface Watched {
  readonly replica: Replica
  state: ReplicaState
  timeline: string
  /** The last place that it was seen to have reached. */
  replayed: number
  /** Ends the waits of reads, once it does not answer. */
  readonly giveUp: Set<() => void>
}

/** Replicas with what keeps watch over them. */
export interface WatchedReplicas extends Replicas {
  close(): Promise<void>
}

/**
 * Opens replicas, and looks at them from time to time.
 * @param primary reads what is committed
 */
export function openReplicas(options: ReplicaOptions, primary: Connection): WatchedReplicas {
  const all = splitHosts(options.url).map((address): Watched => {
    const replica = openReplica(address)
    return {
      replica,
      state: { replica: replica.name, problem: problem('ReplicaUnseen') },
      timeline: '',
      replayed: 0,
      giveUp: new Set(),
    }
  })
  const samples: Sample[] = []
  const { mostLag } = options
  const schema = readMigrations('postgres').at(-1)?.version ?? 0
  const closing = new AbortController()
  let turn = 0

  const look = async () => {
    const [row] = await primary.query(askSample, [])
    const sample: Sample = { ...(row as Omit<Sample, 'at'>), at: performance.now() }
    // After another server took over, places are of another history.
    if (samples[0]?.timeline !== sample.timeline) samples.length = 0
    samples.push(sample)
    // One older than the bound tells that a replica which has not reached it is too late.
    while ((samples[1]?.at ?? Infinity) < performance.now() - mostLag) samples.shift()
    await Promise.all(all.map((one) => lookAt(one)))
  }

  const lookAt = async (one: Watched) => {
    try {
      const seen = await within(longestLook, one.replica.look())
      one.timeline = seen.timeline
      one.replayed = seen.replayed
      become(one, judgeReplica(seen, { samples, mostLag, schema }))
    } catch (error) {
      leave(one, error)
    }
  }

  const leave = (one: Watched, error: unknown) => {
    const fault = error instanceof Error ? error.message : String(error)
    become(one, { problem: problem('ReplicaAway', { fault }) })
    for (const giveUp of one.giveUp) giveUp()
  }

  const become = (one: Watched, judged: Omit<ReplicaState, 'replica'>) => {
    const before = one.state.problem?.rule
    one.state = { replica: one.replica.name, ...judged }
    if (!closing.signal.aborted && before !== judged.problem?.rule) options.onChange?.(one.state)
  }

  const watch = async () => {
    while (!closing.signal.aborted) {
      // The store itself says that the primary is away.
      await look().catch(() => undefined)
      await sleep(lookEvery, undefined, { ref: false, signal: closing.signal }).catch(
        () => undefined,
      )
    }
  }

  const choose = (): Watched | undefined => {
    const usable = all.filter(({ state }) => !state.problem)
    return usable[(turn += 1) % usable.length]
  }

  let shared: Promise<Place> | undefined
  /** All calls of one turn of the event loop ask together, before any of their reads is sent. */
  const findPlace = (): Promise<Place> => {
    if (shared) return shared
    setImmediate(() => (shared = undefined))
    return (shared = primary.query(askPlace, []).then(([row]) => row as Place))
  }

  /** Reads by a replica; undefined where the primary has to. */
  const readBy = async (
    one: Watched,
    place: Place,
    ...[statement, parameters]: Parameters<Connection['query']>
  ): Promise<unknown[] | undefined> => {
    if (one.timeline !== place.timeline) return undefined
    try {
      for (const ends = performance.now() + patience; ;) {
        const wasThere = one.replayed >= place.position
        const found = await unlessGone(
          one,
          one.replica.read(wasThere ? statement : undefined, parameters),
        )
        if (!found) return undefined
        one.replayed = found.replayed
        const isThere = found.replayed >= place.position
        if (wasThere && isThere) return found.rows
        if (isThere) continue
        if (performance.now() > ends) return undefined
        await sleep(pause)
      }
    } catch (error) {
      // If something is wrong with the statement, the primary says so too.
      if (isAway(error)) leave(one, error)
      return undefined
    }
  }

  const openReader = (): Connection => {
    let one = choose()
    let place: Promise<Place> | undefined
    return {
      dialect: primary.dialect,
      async query(...read) {
        const rows = one && (await readBy(one, await (place ??= findPlace()), ...read))
        options.onRead?.(rows ? 'replica' : 'primary')
        if (rows) return rows
        // From then on the whole call goes there: its reads must not go back in time.
        one = undefined
        return primary.query(...read)
      },
    }
  }

  const watching = watch()
  return {
    openReader,
    list: () => all.map(({ state }) => state),
    async close() {
      closing.abort()
      await watching
      await Promise.all(all.map(({ replica }) => replica.close()))
    },
  }
}

/** Result of a read; undefined once its replica does not answer looks either. */
function unlessGone<T>({ giveUp }: Watched, read: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const end = () => resolve(undefined)
    giveUp.add(end)
    read.then(resolve, reject).finally(() => giveUp.delete(end))
  })
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const ended = new AbortController()
  const late = sleep(milliseconds, undefined, { ref: false, signal: ended.signal }).then(() => {
    throw new Error(`no answer within ${milliseconds} ms`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    ended.abort()
    late.catch(() => undefined)
    work.catch(() => undefined)
  }
}
