import { recordBulkVerdictCommand } from '../operations/bulk/record-bulk-verdict.ts'
import type { BulkJobKey } from '../store/queries/bulk-jobs.ts'
import { hasLinesInReview, listDecidedBulkLines } from '../store/queries/bulk-verdicts.ts'
import { findLastPlace, listEventsAfter } from '../store/queries/events.ts'
import type { Store } from '../store/store.ts'

/** Follows requests of bulk jobs to their verdicts. */
export interface VerdictFollower {
  /** Signals that there may be new events. */
  hurry(): void
  /** Records the verdicts since the last call, and returns the jobs that got one. */
  look(): Promise<BulkJobKey[]>
}

/** Number of events read, and of lines recorded, at once. */
const someAtOnce = 500
/** Milliseconds between two scans of all lines in review, regardless of events. */
const lookAtAllEvery = 60_000
/** Events after which a line in review may have its verdict. */
const telling: ReadonlySet<string> = new Set([
  'qualification.approved',
  'qualification.denied',
  'qualification.withdrawn',
  'customer.changed',
])

/**
 * Creates the follower of verdicts. It reads new events and checks the lines of their customers; at
 * the start, and at an interval, it checks all lines in review.
 */
export function createVerdictFollower(options: {
  readonly store: Store
  readonly now: () => number
  readonly numberEvents?: (() => Promise<void>) | undefined
}): VerdictFollower {
  const { store, now } = options
  let place = 0
  let mayBeNew = true
  let lookedAtAll = Number.NEGATIVE_INFINITY

  async function record(customers: readonly string[] | undefined): Promise<BulkJobKey[]> {
    const changed = new Map<string, BulkJobKey>()
    for (;;) {
      const lines = await listDecidedBulkLines(store.reader, { customers, limit: someAtOnce })
      const noted = await Promise.all(
        lines.map(async (line) => {
          const isNoted = await store.run(recordBulkVerdictCommand, line, now())
          if (isNoted) changed.set(line.jobId, { partnerId: line.partnerId, id: line.jobId })
          return isNoted
        }),
      )
      if (lines.length < someAtOnce || !noted.includes(true)) return [...changed.values()]
    }
  }

  /** Customers of the events since the last read; `undefined` for all customers. */
  async function readNews(): Promise<readonly string[] | undefined> {
    await options.numberEvents?.()
    const last = await findLastPlace(store.reader)
    // Event positions restart when a sandbox is reset.
    if (last < place) return undefined
    const customers = new Set<string>()
    while (place < last) {
      const wanted = { everybody: true, after: place, limit: someAtOnce } as const
      const events = await listEventsAfter(store.reader, wanted)
      for (const { type, customerId } of events) {
        if (customerId !== null && telling.has(type)) customers.add(customerId)
      }
      place = events.at(-1)?.place ?? last
    }
    return [...customers]
  }

  return {
    hurry() {
      mayBeNew = true
    },
    async look() {
      const isTime = performance.now() - lookedAtAll >= lookAtAllEvery
      if (!mayBeNew && !isTime) return []
      mayBeNew = false
      try {
        if (!(await hasLinesInReview(store.reader))) {
          lookedAtAll = Number.NEGATIVE_INFINITY
          return []
        }
        const customers = isTime ? undefined : await readNews()
        if (customers) return await record(customers)
        // Later verdicts have an event after this position.
        await options.numberEvents?.()
        place = await findLastPlace(store.reader)
        lookedAtAll = performance.now()
        return await record(undefined)
      } catch (error) {
        mayBeNew = true
        throw error
      }
    },
  }
}
