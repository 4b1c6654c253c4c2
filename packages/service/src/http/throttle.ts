import { LRUCache } from 'lru-cache'
import type { Throttle } from '../identity/checks/check.ts'
import { refusal, type Refusal } from '../rules/refusal.ts'
import type { ThrottleLimit } from './metrics.ts'

/** Dependencies of every throttle. */
export interface ThrottleOptions {
  /** The service clock, in epoch milliseconds. */
  readonly now: () => number
  readonly onRefused?: ((limit: ThrottleLimit) => void) | undefined
}

/** Window in milliseconds. */
export const throttleWindow = 60_000
/** Most counters kept; the least recently used are dropped first. */
export const maxCounters = 50_000

interface Counter {
  startedAt: number
  calls: number
}

/** Counts in memory, for a store that one process serves. A window begins with its first call. */
export function createThrottle({ now, onRefused }: ThrottleOptions): Throttle {
  // Created by the first limited call: it takes a megabyte, which many sandboxes never need.
  let counters: LRUCache<string, Counter> | undefined

  return (partnerId, limit, customerId) => {
    if (limit === 0) return undefined
    counters ??= new LRUCache({ max: maxCounters })
    const at = now()
    const key = customerId === undefined ? partnerId : `${partnerId} ${customerId}`
    let counter = counters.get(key)
    if (!counter || at - counter.startedAt >= throttleWindow || at < counter.startedAt) {
      counter = { startedAt: at, calls: 0 }
      counters.set(key, counter)
    }
    counter.calls += 1
    if (counter.calls <= limit) return undefined
    onRefused?.(customerId === undefined ? 'partner' : 'customer')
    return refuseUntilEnd(counter.startedAt, at)
  }
}

/** The refusal of a call in a used-up window. */
export function refuseUntilEnd(startedAt: number, at: number): Refusal {
  const seconds = Math.max(1, Math.ceil((startedAt + throttleWindow - at) / 1000))
  return refusal('TooManyRequests', { seconds })
}
