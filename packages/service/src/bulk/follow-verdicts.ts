import { recordBulkVerdictCommand } from '../operations/bulk/record-bulk-verdict.ts'
import type { BulkJobKey } from '../store/queries/bulk-jobs.ts'
import { hasLinesInReview, listDecidedBulkLines } from '../store/queries/bulk-verdicts.ts'
import { findLastPlace, listEventsAfter } from '../store/queries/events.ts'
import type { Store } from '../store/store.ts'

/** Follows requests of bulk jobs to their verdicts. */
export interface VerdictFollower {
  /** Says that there may be events. */
  hurry(): void
  /** Notes the verdicts that came since the last look; gives the jobs that have one. */
  look(): Promise<BulkJobKey[]>
}

/** Events read, and lines noted, at once. */
const someAtOnce = 500
/** Milliseconds between two looks at every line in review, whatever the events say. */
const lookAtAllEvery = 60_000
/** Events after which a line in review may have its verdict. */
const telling: ReadonlySet<string> = new Set([
  'qualification.approved',
  'qualification.denied',
  'qualification.withdrawn',
  'customer.changed',
])

/**
 * Creates the follower of verdicts. It reads the events that come, and looks at the lines of their
 * customers; at first, and from time to time, at all lines in review.
 */
export function createVerdictFollower(options: {
  readonly store: Store
  readonly now: () => number
  readonly numberEvents?: (() => Promise<boolean>) | undefined
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

  /** Customers of the events that came since the last look; `undefined` for everybody's. */
  async function readNews(): Promise<readonly string[] | undefined> {
    await options.numberEvents?.()
    const last = await findLastPlace(store.reader)
    // Places restart with a sandbox.
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
        // Whatever is decided later has an event behind this place.
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
