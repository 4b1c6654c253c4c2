import type { QualificationName } from '@accredit/contract/qualification'
import type { ReportStatus, ReportStep } from '@accredit/contract/report-steps'
import type { VettingReason } from '@accredit/contract/vetting-reasons'
import type { OpenSet } from '../filter.ts'

/** Filter of a report's lines. */
export interface ReportFilter {
  /** `None`: customers without any. */
  readonly qualification?: OpenSet<QualificationName> | undefined
  /** State of vetting; `unvetted`: it took effect at once. `none`: the customer has none. */
  readonly status?: OpenSet<ReportStatus> | undefined
  readonly reason?: OpenSet<VettingReason> | undefined
  readonly nextStep?: ReportStep | undefined
  /** Lines that changed at this time or later. */
  readonly since?: Date | undefined
}

/** State of a report while customers are read one by one. */
export interface ReportProgress {
  /** `listing`: customers and their activity are listed. `reading`: qualifications are read. */
  readonly phase: 'listing' | 'reading'
  /** Customers of the phase so far, and all of them where that is known. */
  readonly done: number
  readonly of?: number | undefined
  /** Requests so far. */
  readonly requests: number
  /** Budget at present; null means no limit. */
  readonly requestsPerMinute: number | null
}
