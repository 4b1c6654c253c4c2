import type { Behaviour } from '../behaviour.ts'
import {
  brokenRule,
  type BrokenRule,
  rowOf,
  type SettableQualification,
  type VettingReason,
  type CaseState,
} from '@accredit/contract'
import type { Person } from '../person.ts'
import { refusal, type Refusal } from '../refusal.ts'

/** The parts of a case that the desk's rules need. */
export interface CaseStanding {
  readonly id: string
  readonly state: CaseState
  /** Time of the worker's next action; null for a decision that awaits a second reviewer. */
  readonly dueAt: number | null
  readonly version: number
  /** Person who decided; null for nobody, and for the worker. */
  readonly decidedById: string | null
}

/** A case can be assigned until it is decided. */
export function checkAssignable(found: CaseStanding): Refusal | undefined {
  return found.state === 'decided' || found.state === 'shown'
    ? conflict(found, brokenRule('CaseAssignable'))
    : undefined
}

/** Only a case on the desk can be decided by a reviewer. */
export function checkDecidable(found: CaseStanding): Refusal | undefined {
  return found.state === 'desk' ? undefined : conflict(found, brokenRule('CaseDecidable'))
}

/** A denial needs one of its qualification's reasons. */
export function checkReason(
  qualification: SettableQualification,
  reason: VettingReason | null,
): Refusal | undefined {
  const { reasons } = rowOf(qualification)
  return reason === null || reasons.includes(reason)
    ? undefined
    : refusal('EnumNotParsable', {
        field: 'reason',
        value: JSON.stringify(reason),
        allowed: reasons.join('; '),
      })
}

/**
 * A decision must be confirmed by somebody other than its author, while it awaits confirmation.
 * When the author is unknown, nobody can be known to be somebody else.
 */
export function checkConfirmable(found: CaseStanding, reviewer: Person): Refusal | undefined {
  if (found.state !== 'decided' || found.dueAt !== null) {
    return conflict(found, brokenRule('CaseConfirmable'))
  }
  return found.decidedById === null || found.decidedById === reviewer.id
    ? refusal('SecondReviewerNeeded', { caseId: found.id, reviewer: reviewer.name })
    : undefined
}

/** A decision can be undone until it is shown. */
export function checkTakenBack(found: CaseStanding, at: number): Refusal | undefined {
  const showing = found.dueAt !== null && found.dueAt <= at
  return found.state === 'decided' && !showing
    ? undefined
    : conflict(found, brokenRule('DecisionRevocable'))
}

function conflict(found: CaseStanding, rule: BrokenRule): Refusal {
  return refusal('CaseStateConflict', { caseId: found.id, state: found.state, rule })
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'A reviewer’s decision can be taken back until the partner sees it; after that the verdict is final.',
    fidelity: 'assumed',
    source: 'The desk is Accredit’s own. An Approved record never changes by any source.',
  },
  {
    behaviour:
      'A reviewer is a person, tenant and object id: another user name of the same person cannot confirm their decision.',
    fidelity: 'assumed',
    source:
      'The desk is Accredit’s own. User names change and are given again; Entra says to compare tid and oid.',
  },
  {
    behaviour:
      'Cases whose partner, or whose customer’s indirect reseller, is the reviewer’s own tenant are not there for that reviewer.',
    fidelity: 'assumed',
    source: 'The desk is Accredit’s own. No partner may be the judge of its own case.',
  },
]
