import type { QualificationEvent } from '@accredit/contract'
import type { PartnerError } from '../errors.ts'

/** Something that a watch says of itself. */
export type WatchNews =
  /** The service answers, and the ledger is this watch's alone. */
  | { readonly kind: 'opened'; readonly service: string; readonly partnerId: string }
  /** A look is under way. */
  | {
      readonly kind: 'progress'
      /** Customers that were looked at, and all of this look. */
      readonly done: number
      readonly of: number
      /** Requests so far. */
      readonly requests: number
      /** Budget at present; null means no limit. */
      readonly requestsPerMinute: number | null
    }
  /** Events stand in the ledger. */
  | { readonly kind: 'told'; readonly events: readonly QualificationEvent[] }
  /** A look has ended. */
  | {
      readonly kind: 'looked'
      /** Customers with a request in review. */
      readonly inReview: number
    }
  /** The service is away; the watch tries again. */
  | { readonly kind: 'lost'; readonly error: PartnerError }
  | { readonly kind: 'back' }
  /** The service refused a request as one too many, and is left alone for a while. */
  | { readonly kind: 'throttled'; readonly seconds: number }
  /** The activity log does not go back to the last look: what happened between is not known. */
  | { readonly kind: 'gap'; readonly from: Date; readonly to: Date }
  /** The service refuses the read of one customer; it is tried again with the next look. */
  | {
      readonly kind: 'unreadable'
      readonly customerId: string
      readonly customerName: string
      readonly error: PartnerError
    }
