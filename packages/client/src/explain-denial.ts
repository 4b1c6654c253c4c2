import {
  isVettingReason,
  unknownDenial,
  vettingReasons,
  type VettingReason,
} from '@accredit/contract/vetting-reasons'
import type { OpenSet } from './filter.ts'

/** Explanation of a denial, for a person to read. */
export interface Denial {
  /** The service's own text. */
  readonly reason: OpenSet<VettingReason>
  readonly cause: string
  readonly remedy: string
  /** True when a new request can lead to another verdict, as long as the customer has requests left. */
  readonly newRequestCanHelp: boolean
}

/**
 * Explains the text of a denial. A text that is not one of the published seven is passed on with
 * general advice.
 */
export function explainDenial(reason: string | undefined): Denial {
  const text = reason?.trim() ?? ''
  if (isVettingReason(text)) return { reason: text, ...vettingReasons[text] }
  return {
    reason: text,
    cause: text || unknownDenial.cause,
    remedy: unknownDenial.remedy,
    newRequestCanHelp: false,
  }
}
