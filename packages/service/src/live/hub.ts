import type { Logger } from 'pino'
import type { Connection } from '../store/connection.ts'
import { createBell } from './bell.ts'
import { keepsApart } from '../store/queries/across-partners.ts'
import {
  findLastPlace,
  listEventsAfter,
  type EventScope,
  type PlacedEvent,
} from '../store/queries/events.ts'

/** The part of the store that the hub needs. */
export interface LiveStore {
  readonly reader: Connection
  /** Assigns committed events their positions; absent where the database does. */
  readonly numberEvents?: (() => Promise<void>) | undefined
}

/** Publishes events to followers. */
export interface LiveHub extends StreamPlaces {
  /** Position of the newest event. */
  lastPlace(): Promise<number>
  /** Yields events after a position as they come, until the signal is aborted. */
  follow(wanted: {
    after: number
    of: EventScope
    signal: AbortSignal
  }): AsyncGenerator<PlacedEvent[], void>
  /** Signals that there may be new events. */
  tellEvents(): void
  /**
   * Calls a listener each time the service clock is moved.
   * @returns a function that removes the listener
   */
  onClock(listener: () => void): () => void
  /** Signals that the service clock was moved. */
  tellClock(): void
  /** Ends all streams. */
  stop(): Promise<void>
}

/** Longest interval in milliseconds between reads of the store while anyone follows. */
const lookEvery = 1_000
const readAtOnce = 200

/** Creates a hub; it reads the store only while anyone follows. */
export function createLiveHub(store: LiveStore, log: Logger): LiveHub {
  const ended = new AbortController()
  // On a cluster the newest position is known before its event is visible.
  const isApart = keepsApart(store.reader)
  const bell = createBell()
  const followers = new Set<() => void>()
  const clockListeners = new Set<() => void>()
  let looking: Promise<void> | undefined
  let newest = 0
  /** Number of times that positions restarted: a sandbox was reset, or a snapshot restored. */
  let restarts = 0

  async function look(): Promise<void> {
    while (followers.size > 0 && !ended.signal.aborted) {
      try {
        const last = await lastPlace()
        if (last !== newest || isApart) {
          if (last < newest) restarts += 1
          newest = last
          for (const wake of followers) wake()
        }
      } catch (error) {
        log.warn({ err: error }, 'the live stream cannot read the store; retrying')
      }
      await bell.wait(lookEvery, ended.signal)
    }
    looking = undefined
  }

  async function lastPlace(): Promise<number> {
    // Events committed earlier get their positions first.
    await store.numberEvents?.()
    return findLastPlace(store.reader)
  }

  return {
    ...createStreamPlaces(),
    lastPlace,
    async *follow({ after, of, signal }) {
      const stopped = AbortSignal.any([signal, ended.signal])
      let wake = () => undefined as void
      const follower = () => wake()
      followers.add(follower)
      stopped.addEventListener('abort', follower, { once: true })
      let seenRestarts = restarts
      looking ??= look()
      try {
        // A position beyond the newest one dates from before a restart, as below.
        let place = after > (await lastPlace()) ? 0 : after
        while (!stopped.aborted) {
          if (seenRestarts !== restarts) place = 0
          seenRestarts = restarts
          const woken = new Promise<void>((resolve) => (wake = resolve))
          const wanted = { ...of, after: place, limit: readAtOnce }
          const events = await listEventsAfter(store.reader, wanted)
          const last = events.at(-1)
          if (last) {
            place = last.place
            yield events
          } else if (!stopped.aborted) {
            await woken
          }
        }
      } finally {
        followers.delete(follower)
      }
    },
    tellEvents: () => bell.ring(),
    onClock(listener) {
      clockListeners.add(listener)
      return () => clockListeners.delete(listener)
    },
    tellClock() {
      for (const listener of clockListeners) listener()
    },
    async stop() {
      ended.abort()
      await looking
    },
  }
}

/** Maximum numbers of open event streams of one user and of one partner. */
const mostStreams = { user: 8, partner: 64 } as const

/** The exceeded limit of a stream. */
interface StreamLimit {
  readonly holder: 'user' | 'partner'
  readonly limit: number
}

/** A user or an application with an open stream. */
interface Follower {
  readonly tenantId: string
  readonly objectId: string
}

/** Open streams. */
interface StreamPlaces {
  /** Takes a place and returns the function that frees it, or the limit that is reached. */
  take(follower: Follower): (() => void) | StreamLimit
}

/**
 * Creates the places; a user is identified by tenant and object id, so that another user name does
 * not get more.
 */
function createStreamPlaces(): StreamPlaces {
  const taken = new Map<string, number>()
  const count = (key: string, by: number) => {
    const places = (taken.get(key) ?? 0) + by
    if (places === 0) taken.delete(key)
    else taken.set(key, places)
  }
  return {
    take({ tenantId, objectId }) {
      const user = `${tenantId} ${objectId}`
      for (const [holder, key] of [
        ['user', user],
        ['partner', tenantId],
      ] as const) {
        const limit = mostStreams[holder]
        if ((taken.get(key) ?? 0) >= limit) return { holder, limit }
      }
      count(user, 1)
      count(tenantId, 1)
      let held = true
      return () => {
        if (!held) return
        held = false
        count(user, -1)
        count(tenantId, -1)
      }
    },
  }
}
