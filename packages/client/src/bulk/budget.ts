import type { Sleep } from '../sleep.ts'

/**
 * Slots in time, one after the other, which several runs may share. Times are epoch milliseconds of
 * the machine's clock.
 */
export interface SlotBook {
  /** Takes the next free slot: not before `now`, nor before a pause is over. */
  take(key: string, intervalMs: number, now: number): number | Promise<number>
  /** Lets nobody begin before a time. */
  pause(key: string, until: number): void | Promise<void>
  /** End of the pause; 0 without one. */
  pausedUntil(key: string): number | Promise<number>
}

/** Slots further ahead than this come from a clock that was put back. */
export const farthestSlotMs = 10 * 60_000

/** Creates slots that this process shares. */
export function memorySlots(): SlotBook {
  const books = new Map<string, { next: number; pause: number }>()
  const open = (key: string) => {
    let book = books.get(key)
    if (!book) books.set(key, (book = { next: 0, pause: 0 }))
    return book
  }
  return {
    take(key, intervalMs, now) {
      const book = open(key)
      const wanted = Math.max(book.next, book.pause)
      const at = wanted - now > farthestSlotMs ? now : Math.max(now, wanted)
      book.next = at + intervalMs
      return at
    },
    pause(key, until) {
      const book = open(key)
      book.pause = Math.max(book.pause, until)
    },
    pausedUntil: (key) => open(key).pause,
  }
}

/** Budget of requests for all that a run does. */
export interface Budget {
  /** Requests a minute at present; null means no limit, or none that is known yet. */
  readonly requestsPerMinute: number | null
  /** Requests that were let through. */
  readonly taken: number
  /** Waits until a request may be sent. */
  take(signal?: AbortSignal): Promise<void>
  /** Sets the requests a minute once they are known; those that were let through before count by them. */
  limitTo(requestsPerMinute: number | null): Promise<void>
  /** Records that the service answered 429. */
  throttled(retryAfterSeconds: number | undefined): Promise<void>
}

/** Pause after a 429 that names none, in seconds. Source: the throttling guidance's first back-off. */
const defaultPauseSeconds = 10
/** Factor by which a 429 makes the budget slower, and the part that a clean minute gives back. */
const slower = 1.25
const slowest = 8
const recovery = 0.9
const recoveryMs = 60_000

/**
 * Creates a budget. Requests are spread evenly: a pause is never made up for by a burst. A 429
 * pauses everybody who shares the slots as long as the service says, and slows this run down; each
 * minute without another one brings it back by a tenth.
 */
export function createBudget(options: {
  readonly key: string
  /** null means no limit; absent where it is not known yet: then requests wait for a pause alone. */
  readonly requestsPerMinute?: number | null | undefined
  readonly slots: SlotBook
  readonly now: () => number
  readonly sleep: Sleep
  /** Told the seconds of a pause that the service wants. */
  readonly onThrottled?: ((seconds: number) => void) | undefined
}): Budget {
  const { key, slots, now, sleep, onThrottled } = options
  let perMinute = options.requestsPerMinute
  let factor = 1
  let changedAt = now()
  let taken = 0

  const recover = () => {
    while (factor > 1 && now() - changedAt >= recoveryMs) {
      factor = Math.max(1, factor * recovery)
      changedAt += recoveryMs
    }
  }

  const intervalMs = () => (perMinute ? (60_000 / perMinute) * factor : 0)

  return {
    get requestsPerMinute() {
      return perMinute ? perMinute / factor : null
    },
    get taken() {
      return taken
    },
    async take(signal) {
      taken += 1
      if (perMinute === null && factor === 1) return
      recover()
      for (;;) {
        const at = await slots.take(key, intervalMs(), now())
        const waitMs = at - now()
        // No timer is as fine as a part of a millisecond.
        if (waitMs >= 1) await sleep(waitMs, signal)
        signal?.throwIfAborted()
        // A pause that came meanwhile holds for this slot, too.
        const paused = (await slots.pausedUntil(key)) - now()
        if (paused <= 0 || paused > farthestSlotMs) return
      }
    },
    async limitTo(requestsPerMinute) {
      perMinute = requestsPerMinute
      if (taken > 0) await slots.take(key, taken * intervalMs(), now())
    },
    async throttled(retryAfterSeconds = defaultPauseSeconds) {
      await slots.pause(key, now() + retryAfterSeconds * 1000)
      // Requests that were under way together are refused together, and count once.
      if (now() - changedAt < 1000 && factor > 1) return
      factor = Math.min(slowest, factor * slower)
      changedAt = now()
      onThrottled?.(retryAfterSeconds)
    },
  }
}
