import type { VettingCaseSummary } from '@accredit/client'
import type { QueueFilter } from './queue-filter.ts'

type Placed = Pick<VettingCaseSummary, 'id' | 'openedAt'>

/**
 * Finds the next case in queue order that needs work, wrapping around at the end. Without an
 * assignee filter, cases of other reviewers are skipped. Backwards it finds the previous one.
 */
export function findNeighbour<Case extends VettingCaseSummary>(
  cases: readonly Case[],
  wanted: {
    readonly current: Placed
    readonly filter: Pick<QueueFilter, 'state' | 'assignee'>
    /** This reviewer's id. */
    readonly me: string
    /** Cases decided a moment ago that the list may not reflect yet. */
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

/** Checks that a case comes after another one in queue order: by age, then by id. */
function isAfter(one: Placed, other: Placed): boolean {
  return one.openedAt === other.openedAt ? one.id > other.id : one.openedAt > other.openedAt
}
