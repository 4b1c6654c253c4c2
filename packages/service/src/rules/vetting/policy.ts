import type { FindingCode, VettingReason } from '@accredit/contract'
import type { CheckName } from './finding-codes.ts'

/** Condition of a row. All given parts must hold; an empty condition always holds. */
export interface PolicyCondition {
  /** Each of these was found. */
  readonly all?: readonly FindingCode[] | undefined
  /** At least one of these was found. */
  readonly any?: readonly FindingCode[] | undefined
  /** None of these was found. */
  readonly none?: readonly FindingCode[] | undefined
  /** Each of these checks has a finding, and only with level `pass`. */
  readonly passed?: readonly CheckName[] | undefined
  /** At least this number of different checks have one of these findings with level `fail`. */
  readonly failed?: { readonly atLeast: number; readonly among: readonly FindingCode[] } | undefined
}

interface RowBase {
  /** Stable; decisions store it. */
  readonly name: string
  readonly when: PolicyCondition
  /** Reason for the row, for partners and reviewers. */
  readonly explanation: string
}

/** One row: its condition and its verdict. */
export type PolicyRow = RowBase &
  (
    | { readonly verdict: 'approve' | 'review' }
    | {
        readonly verdict: 'deny'
        /** One of the published reasons, or the one of the stop list's entry. */
        readonly reason: VettingReason | 'stop-list-entry'
      }
  )

/**
 * Policy that turns findings into a verdict: the first matching row decides; the last one always
 * matches.
 */
export interface VettingPolicy {
  readonly name: string
  readonly rows: readonly PolicyRow[]
}
