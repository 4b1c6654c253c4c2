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

/** The parts of a case that the rules of the desk look at. */
export interface CaseStanding {
  readonly id: string
  readonly state: CaseState
  /** Time of the worker's next action; null for a decision that waits for a second reviewer. */
  readonly dueAt: number | null
  readonly version: number
  /** The person who decided; null for nobody, and for the worker. */
  readonly decidedById: string | null
}

/** A case can be given to somebody until it is decided. */
export function checkAssignable(found: CaseStanding): Refusal | undefined {
  return found.state === 'decided' || found.state === 'shown'
    ? conflict(found, brokenRule('CaseAssignable'))
    : undefined
}

/** Only a case on the desk can be decided by a person. */
export function checkDecidable(found: CaseStanding): Refusal | undefined {
  return found.state === 'desk' ? undefined : conflict(found, brokenRule('CaseDecidable'))
}

/** A denial names one of the reasons that its qualification has. */
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
 * A decision is confirmed by somebody other than who made it, while it waits for that. Where nobody
 * can say who made it, nobody can say that it was somebody else.
 */
export function checkConfirmable(found: CaseStanding, reviewer: Person): Refusal | undefined {
  if (found.state !== 'decided' || found.dueAt !== null) {
    return conflict(found, brokenRule('CaseConfirmable'))
  }
  return found.decidedById === null || found.decidedById === reviewer.id
    ? refusal('SecondReviewerNeeded', { caseId: found.id, reviewer: reviewer.name })
    : undefined
}

/** A decision can be taken back until it is shown. */
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
