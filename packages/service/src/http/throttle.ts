import { LRUCache } from 'lru-cache'
import { refusal, type Refusal } from '../rules/refusal.ts'
import type { ThrottleLimit } from './metrics.ts'

const window = 60_000
/** Counters that are kept at once; the least used ones are forgotten first. */
const keptCounters = 50_000

interface Counter {
  startedAt: number
  calls: number
}

/**
 * Counts calls by key in windows of one minute of the service clock. Refused calls count too.
 * Source: API throttling guidance.
 */
export function createThrottle(
  now: () => number,
  onRefused: (limit: ThrottleLimit) => void = () => undefined,
) {
  const counters = new LRUCache<string, Counter>({ max: keptCounters })

  return (key: string, limit: number, scope: ThrottleLimit = 'partner'): Refusal | undefined => {
    if (limit === 0) return undefined
    const at = now()
    let counter = counters.get(key)
    if (!counter || at - counter.startedAt >= window || at < counter.startedAt) {
      counter = { startedAt: at, calls: 0 }
      counters.set(key, counter)
    }
    counter.calls += 1
    if (counter.calls <= limit) return undefined
    onRefused(scope)
    const seconds = Math.max(1, Math.ceil((counter.startedAt + window - at) / 1000))
    return refusal('TooManyRequests', { seconds })
  }
}

/** Counts a call and refuses it when there were too many. */
export type Throttle = ReturnType<typeof createThrottle>
