import type { BulkCounts } from './report.ts'

/** State of a bulk while it runs. */
export interface BulkProgress extends BulkCounts {
  /**
   * `resolving`: customers are looked up. `checking`: rows are checked. `sending`: requests are sent.
   * `following`: verdicts are awaited. `done`: nothing is left to do.
   */
  readonly phase: 'resolving' | 'checking' | 'sending' | 'following' | 'done'
  /** Requests of this run so far, reads included. */
  readonly requests: number
  /** Rows of the phase that are processed, and all of them. */
  readonly done: number
  readonly of: number
  /** Budget at present; null means no limit. */
  readonly requestsPerMinute: number | null
  /** Milliseconds since the phase began. */
  readonly elapsedMs: number
  /** Expected time until the end of the phase, in milliseconds; absent while nobody can know. */
  readonly leftMs?: number | undefined
  /** Present when the rows' file has another digest than that of the last run. */
  readonly changed?: FileChange | undefined
}

/** Rows of a changed file beside the requests of its ledger. */
export interface FileChange {
  /** Rows that were asked for before. */
  readonly kept: number
  /** Rows that were not, because they are new, were changed, or were never sent. */
  readonly open: number
  /** Requests whose rows are no longer in the file. */
  readonly removed: number
}

/** Expected time of requests under a budget, in milliseconds; `undefined` without a limit. */
export function expectMs(requests: number, requestsPerMinute: number | null): number | undefined {
  return requestsPerMinute === null ? undefined : (requests / requestsPerMinute) * 60_000
}
