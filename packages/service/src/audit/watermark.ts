import type { Connection } from '../store/connection.ts'
import type { Checkpoint } from '../store/queries/audit-checkpoints.ts'
import { findHorizon, type Horizon } from '../store/queries/audit-horizon.ts'
import { capabilitiesOf } from '../store/statement.ts'
import type { DigestedLine } from './link-lines.ts'

/** Lower bound of the look for new lines. */
export interface Watermark {
  choose(last: Checkpoint | undefined): Promise<{
    /** Number above which lines are read. */
    readonly after: number
    /** The number up to which all is complete once these, all that were found, are sealed. */
    readonly confirm: (found: readonly DigestedLine[]) => number
  }>
}

/** Interval between looks for lines that came late, in milliseconds. */
const lateEvery = 1_000
/**
 * A number is given to a line just before its transaction gets an id that others can see. That takes
 * no longer than a statement may, which the store ends after 30 s.
 */
const longestStatement = 35_000

/**
 * Finds lines to seal above the number below which no transaction can add another.
 *
 * In a database that numbers lines in the order of their commits, all below the newest sealed one are
 * sealed. Elsewhere a transaction may bring a low number late; so the full look begins at a number
 * that was seen before every transaction under way by now began. In between, the short look above the
 * newest sealed line finds nearly all.
 */
export function createWatermark(
  reader: Connection,
  clock: () => number = () => performance.now(),
): Watermark {
  const inOrder = capabilitiesOf(reader).commitOrder
  let mark: (Horizon & { readonly at: number }) | undefined
  let lookedAt = -lateEvery
  /** Known to be complete, and not yet written into a checkpoint. */
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
        // Lines that were found are sealed only once the checkpoint is kept that says so.
        if (found.length === 0) settledTo = reached
        return reached
      }
      return { after: completeTo, confirm }
    },
  }
}

/**
 * Says whether a horizon is a later one of the same machines. Ids that go backwards belong to another
 * server, to which the data was moved; of a machine that was added nothing is known. While one does not
 * answer, what was known before stays.
 */
function isLater({ running }: Horizon, mark: Horizon): boolean {
  if (!running || !mark.running) return true
  return [...running].every(([machine, { next }]) => {
    const before = mark.running?.get(machine)
    return before !== undefined && before.next <= next
  })
}

/** Says whether every transaction that was under way at the mark has ended. */
function hasPassed({ running }: Horizon, mark: Horizon): boolean {
  if (!running || !mark.running) return false
  return [...mark.running].every(([machine, before]) => {
    const now = running.get(machine)
    return now !== undefined && before.next <= now.oldest
  })
}
