import type { BulkFinding } from '@accredit/contract/bulk-rules'

/**
 * One row of a bulk: a customer, by its Microsoft ID or else its domain or else its name, and the
 * request for it. Values are read in any spelling.
 */
export interface BulkRow {
  /** Row in its file, the header being row 1. Default: position among the rows, from 1. */
  readonly line?: number | undefined
  readonly customerId?: string | undefined
  readonly domain?: string | undefined
  readonly companyName?: string | undefined
  readonly qualification?: string | undefined
  readonly educationSegment?: string | undefined
  readonly website?: string | undefined
  readonly validationCode?: string | undefined
  /** Carried into the results, and sent nowhere. */
  readonly note?: string | undefined
  /** Reason why the row could not be read. */
  readonly problem?: BulkFinding | undefined
}
