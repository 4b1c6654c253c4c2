import { performance, type EventLoopUtilization } from 'node:perf_hooks'
import { quantile } from '../measure/statistics.ts'
import type { LoadResult } from './messages.ts'

/** Collects call durations. */
export interface Tally {
  add(milliseconds: number): void
  /** Seconds since the first answer. */
  seconds(): number
  summarize(): LoadResult
}

/**
 * Creates an empty tally; its time begins with the first answer.
 * @param onFirst called on the first answer
 */
export function openTally(onFirst?: () => void): Tally {
  let latencies = new Float64Array(65_536)
  let count = 0
  let startedAt = 0
  let endedAt = 0
  let busy: EventLoopUtilization = performance.eventLoopUtilization()
  const grow = () => {
    const larger = new Float64Array(latencies.length * 2)
    larger.set(latencies)
    latencies = larger
  }
  return {
    add(milliseconds) {
      endedAt = performance.now()
      if (count === 0) {
        startedAt = endedAt
        busy = performance.eventLoopUtilization()
        onFirst?.()
      }
      if (count === latencies.length) grow()
      latencies[count] = milliseconds
      count += 1
    },
    seconds: () => (endedAt - startedAt) / 1000,
    summarize() {
      const sorted = latencies.slice(0, count).toSorted()
      return {
        answered: count,
        perSecond: ((count - 1) / (endedAt - startedAt)) * 1000,
        latency: {
          p50: quantile(sorted, 0.5),
          p99: quantile(sorted, 0.99),
          most: sorted.at(-1) ?? NaN,
        },
        busy: performance.eventLoopUtilization(busy).utilization,
      }
    },
  }
}
