import type { FindingCode, VettingReason } from '@accredit/contract'
import type { CheckName } from './finding-codes.ts'

/**
 * When a row speaks. All that is given must hold; a condition that gives nothing always holds.
 */
export interface PolicyCondition {
  /** Each of these was found. */
  readonly all?: readonly FindingCode[] | undefined
  /** At least one of these was found. */
  readonly any?: readonly FindingCode[] | undefined
  /** None of these was found. */
  readonly none?: readonly FindingCode[] | undefined
  /** Each of these checks found something, and nothing to object or to ask about. */
  readonly passed?: readonly CheckName[] | undefined
  /** So many different checks found one of these, each of them of the level `fail`. */
  readonly failed?: { readonly atLeast: number; readonly among: readonly FindingCode[] } | undefined
}

interface RowBase {
  /** Stable; a decision keeps it. */
  readonly name: string
  readonly when: PolicyCondition
  /** Reason for the row, in words for partners and reviewers. */
  readonly explanation: string
}

/** One row: when it speaks, and what it says. */
export type PolicyRow = RowBase &
  (
    | { readonly verdict: 'approve' | 'review' }
    | {
        readonly verdict: 'deny'
        /** One of the published texts, or the one that the stop list's entry gives. */
        readonly reason: VettingReason | 'stop-list-entry'
      }
  )

/** Policy that turns findings into a verdict: the first row that applies decides; the last always does. */
export interface VettingPolicy {
  readonly name: string
  readonly rows: readonly PolicyRow[]
}
