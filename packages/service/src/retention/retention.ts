import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { keepsApart, listPartnersWith, type Kind } from '../store/queries/across-partners.ts'
import { deleteExpiredCommand, type Expired } from './delete-expired.ts'
import type { Store } from '../store/store.ts'

/** Dependencies and settings of retention. */
export interface RetentionOptions {
  readonly store: Store
  /** The service clock, in epoch milliseconds. */
  readonly now: () => number
  /** The real clock, by which tokens live. */
  readonly realNow: () => number
  /** Milliseconds for which events can be read again. */
  readonly eventsKept: number
  readonly log: Logger
  /** Rows of each kind taken away at once. Default 500. */
  readonly slice?: number | undefined
  /** Drops what a mode keeps in memory and is older than a time of the service clock. */
  readonly expireBefore?: ((at: number) => void) | undefined
}

/** A running retention. */
export interface Retention {
  /** Ends after the slice under way. */
  stop(): Promise<void>
}

/** Milliseconds of the service clock between two looks for what has expired. */
const lookEvery = 60_000
/** Real milliseconds in which a clock that was put forward is noticed. */
const noticeIn = 1_000
/** Real milliseconds between two slices, which belong to everybody else. */
const pause = 50
/** Expired sign-ins are kept a little longer, so that their holder is told so. */
const signInsKept = 3_600_000
/** Deliveries are kept for at least as long as they are tried, and a while for a look at them. */
const deliveriesKept = 7 * 86_400_000
/** Bulk jobs are kept for a quarter of a year after their end. */
const bulkJobsKept = 90 * 86_400_000
/** Throttle windows last a minute; clocks of other nodes may be behind. */
const windowsKept = 3_600_000
/** Age in milliseconds up to which a journal keeps exchanges. */
const memoryKept = 86_400_000

/**
 * Starts to take away what has expired: stored answers, events, and what the sign-in remembers. It
 * works in slices with pauses between them, so that no call waits for more than one of them.
 */
export function startRetention(options: RetentionOptions): Retention {
  const { store, now, realNow, eventsKept, log, slice = 500, expireBefore } = options
  const stopping = new AbortController()
  let lookAt = now()
  const running = work()

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      // A clock that was put back must not hold this up for as long as it was ahead.
      lookAt = Math.min(lookAt, now() + lookEvery)
      const more = now() >= lookAt && (await expire())
      await rest(more ? pause : noticeIn)
    }
  }

  /** Takes one slice away; says whether there is more. */
  async function expire(): Promise<boolean> {
    const at = now()
    expireBefore?.(at - memoryKept)
    try {
      const removed = await deleteExpired(store, at, {
        eventsBefore: at - eventsKept,
        deliveriesBefore: at - Math.max(eventsKept, deliveriesKept),
        signInsBefore: realNow() - signInsKept,
        windowsBefore: at - windowsKept,
        bulkJobsBefore: at - bulkJobsKept,
        limit: slice,
      })
      if (removed.some((count) => count >= slice)) return true
    } catch (error) {
      log.warn({ err: error }, `deleting expired data failed; retrying in ${lookEvery / 1000} s`)
    }
    lookAt = at + lookEvery
    return false
  }

  async function rest(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
  }

  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Deletes a slice; on a cluster one of each partner who has something. @returns the number of each kind */
async function deleteExpired(store: Store, at: number, expired: Expired): Promise<number[]> {
  const run = async (partnerId?: string) =>
    Object.values(await store.run(deleteExpiredCommand, { ...expired, partnerId }, at))
  const counts = await run()
  if (!keepsApart(store.reader)) return counts
  const untils: readonly [Kind, number][] = [
    ['answer', at],
    ['event', expired.eventsBefore - 1],
    ['window', expired.windowsBefore - 1],
    ['delivery', expired.deliveriesBefore - 1],
    ['finishedJob', expired.bulkJobsBefore - 1],
  ]
  const partners = new Set<string>()
  for (const [kind, until] of untils) {
    const wanted = { until, limit: expired.limit }
    for (const id of await listPartnersWith(store.reader, kind, wanted)) partners.add(id)
  }
  for (const partnerId of partners) counts.push(...(await run(partnerId)))
  return counts
}
