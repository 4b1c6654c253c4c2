import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { keepsApart, listPartnersWith, type Kind } from '../store/queries/across-partners.ts'
import { longestSchedule } from '../rules/delivery-schedule.ts'
import { deleteExpiredCommand, type Expired } from './delete-expired.ts'
import type { Store } from '../store/store.ts'

/** Dependencies and settings of retention. */
export interface RetentionOptions {
  readonly store: Store
  /** The service clock, in epoch milliseconds. */
  readonly now: () => number
  /** The real clock, which decides the expiry of tokens. */
  readonly realNow: () => number
  /** Retention of events in milliseconds. */
  readonly eventsKept: number
  readonly log: Logger
  /** Rows of each kind deleted at once. Default 500. */
  readonly slice?: number | undefined
  /** Drops a mode's in-memory data older than a time of the service clock. */
  readonly expireBefore?: ((at: number) => void) | undefined
}

/** A running retention. */
export interface Retention {
  /** Resolves after the batch in progress. */
  stop(): Promise<void>
}

/** Milliseconds of the service clock between two runs. */
const lookEvery = 60_000
/** Real milliseconds in which a clock that was moved forward is noticed. */
const noticeIn = 1_000
/** Real milliseconds between two batches, left to other commands. */
const pause = 50
/** Milliseconds for which expired sign-ins are kept, so that their holder gets the right error. */
const signInsKept = 3_600_000
/** Milliseconds for which deliveries are kept: a day longer than their retries last, for inspection. */
const deliveriesKept = longestSchedule + 86_400_000
/** Milliseconds for which bulk jobs are kept after their end. */
const bulkJobsKept = 90 * 86_400_000
/**
 * Milliseconds for which throttle windows are kept: they last a minute, but the clocks of other nodes
 * may be slow.
 */
const windowsKept = 3_600_000
/** Maximum age in milliseconds of exchanges in a journal. */
const memoryKept = 86_400_000

/**
 * Starts deleting expired data: stored answers, events, and sign-in state. It works in batches with
 * pauses, so that no call waits for more than one of them.
 */
export function startRetention(options: RetentionOptions): Retention {
  const { store, now, realNow, eventsKept, log, slice = 500, expireBefore } = options
  const stopping = new AbortController()
  let lookAt = now()
  const running = work()

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      // A clock that was set back must not delay this for as long as it was ahead.
      lookAt = Math.min(lookAt, now() + lookEvery)
      const more = now() >= lookAt && (await expire())
      await rest(more ? pause : noticeIn)
    }
  }

  /** Deletes one batch; resolves to true when there is more. */
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

/**
 * Deletes a batch; on a cluster one for each partner with expired rows.
 * @returns the number of each kind
 */
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
