import type { Connection } from '../store/connection.ts'
import type { Checkpoint } from '../store/queries/audit-checkpoints.ts'
import { findHorizon, type Horizon } from '../store/queries/audit-horizon.ts'
import { capabilitiesOf } from '../store/statement.ts'
import type { DigestedLine } from './link-lines.ts'

/** Lower bound for reading new records. */
export interface Watermark {
  choose(last: Checkpoint | undefined): Promise<{
    /** Number above which records are read. */
    readonly after: number
    /** Returns the number up to which everything is complete once the found records are sealed. */
    readonly confirm: (found: readonly DigestedLine[]) => number
  }>
}

/** Interval between scans for records that became visible late, in milliseconds. */
const lateEvery = 1_000
/**
 * A record gets its number just before its transaction gets an id that others can see. That takes
 * no longer than a statement may, which the store ends after 30 s.
 */
const longestStatement = 35_000

/**
 * Finds records to seal above the number below which no transaction can add another. In a database
 * that numbers records in commit order, everything below the newest sealed one is sealed. Elsewhere
 * a transaction may commit a low number late, so the full scan begins at a number that was seen
 * before every transaction now in progress began. In between, short scans above the newest sealed
 * record find nearly all.
 */
export function createWatermark(
  reader: Connection,
  clock: () => number = () => performance.now(),
): Watermark {
  const inOrder = capabilitiesOf(reader).commitOrder
  let mark: (Horizon & { readonly at: number }) | undefined
  let lookedAt = -lateEvery
  /** Known to be complete, but not yet stated in a checkpoint. */
  let settledTo = 0

  return {
    async choose(last) {
      const sealedTo = last?.sealedTo ?? 0
      if (inOrder) {
        const confirm = (found: readonly DigestedLine[]) => found.at(-1)?.seq ?? sealedTo
        return { after: sealedTo, confirm }
      }
      const completeTo = Math.max(last?.completeTo ?? 0, settledTo)
      if (clock() - lookedAt < lateEvery) return { after: sealedTo, confirm: () => completeTo }
      lookedAt = clock()
      const horizon = await findHorizon(reader)
      if (mark && !isLater(horizon, mark)) mark = undefined
      const settled =
        mark !== undefined && lookedAt - mark.at >= longestStatement && hasPassed(horizon, mark)
      const reached = settled ? Math.max(completeTo, mark?.newest ?? 0) : completeTo
      const isKnown = horizon.running !== undefined
      if (isKnown && (settled || mark === undefined)) mark = { ...horizon, at: lookedAt }
      const confirm = (found: readonly DigestedLine[]) => {
        // The found records count as sealed only once the checkpoint that says so is stored.
        if (found.length === 0) settledTo = reached
        return reached
      }
      return { after: completeTo, confirm }
    },
  }
}

/**
 * Checks that a horizon is a later one of the same servers. Ids that go backwards belong to another
 * server that the data was moved to; of an added server nothing is known. While one does not
 * answer, its last horizon stays.
 */
function isLater({ running }: Horizon, mark: Horizon): boolean {
  if (!running || !mark.running) return true
  return [...running].every(([machine, { next }]) => {
    const before = mark.running?.get(machine)
    return before !== undefined && before.next <= next
  })
}

/** Checks that every transaction in progress at the mark has ended. */
function hasPassed({ running }: Horizon, mark: Horizon): boolean {
  if (!running || !mark.running) return false
  return [...mark.running].every(([machine, before]) => {
    const now = running.get(machine)
    return now !== undefined && before.next <= now.oldest
  })
}
