import type { VettingCaseSummary } from '@accredit/client'
import type { QueueFilter } from './queue-filter.ts'

type Placed = Pick<VettingCaseSummary, 'id' | 'openedAt'>

/**
 * The case to go on with: the next one in the order of the queue that has something to do, or from the
 * end of the queue the first one. Where nobody in particular is asked for, another reviewer's cases are
 * left to them. Backwards it is the one before, or from the beginning the last.
 */
export function findNeighbour<Case extends VettingCaseSummary>(
  cases: readonly Case[],
  wanted: {
    readonly current: Placed
    readonly filter: Pick<QueueFilter, 'state' | 'assignee'>
    /** The id of this reviewer. */
    readonly me: string
    /** Cases that were decided a moment ago, and may still stand in the list as if they were not. */
    readonly except?: readonly string[]
    readonly backwards?: boolean
  },
): Case | undefined {
  const { current, filter, me, except, backwards = false } = wanted
  const { state, assignee } = filter
  const wantedState = stateToGoThrough(state)
  const candidates = cases.filter(
    (found) =>
      found.state === wantedState &&
      found.id !== current.id &&
      (state !== 'confirm' || found.needsConfirmation) &&
      (wantedState !== 'desk' ||
        (!except?.includes(found.id) && (assignee !== '' || isFree(found, me)))),
  )
  if (backwards) return candidates.findLast((found) => isAfter(current, found)) ?? candidates.at(-1)
  return candidates.find((found) => isAfter(found, current)) ?? candidates[0]
}

function stateToGoThrough(state: QueueFilter['state']): VettingCaseSummary['state'] {
  if (state === 'confirm') return 'decided'
  return state === 'decided' || state === 'shown' ? state : 'desk'
}

function isFree({ assignee, assigneeId }: VettingCaseSummary, me: string): boolean {
  return assignee === undefined || assigneeId === me
}

/** Checks that a case comes after another one in the queue: by age, then by id. */
function isAfter(one: Placed, other: Placed): boolean {
  return one.openedAt === other.openedAt ? one.id > other.id : one.openedAt > other.openedAt
}
