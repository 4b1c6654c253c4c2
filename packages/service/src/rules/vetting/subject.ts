import type { Address, EducationSegment, VettingReason } from '@accredit/contract'

/** Subject of vetting: the customer and the request at the time of the request. */
export interface VettingSubject {
  readonly customer: {
    /** The customer's Microsoft ID. */
    readonly id: string
    readonly companyName: string
    /** The customer's primary domain. */
    readonly domain: string
    readonly email?: string | undefined
    readonly address?: Address | undefined
  }
  readonly request: {
    readonly educationSegment?: EducationSegment | undefined
    /** Host name or http(s) address, as it was sent. */
    readonly website?: string | undefined
  }
  /** Limit of requests, if this is the customer's last one. */
  readonly lastOf?: number | undefined
  /** The customer's earlier verdicts, in any order. */
  readonly earlier: readonly EarlierVerdict[]
}

/** A verdict that was shown before this request. */
export interface EarlierVerdict {
  readonly verdict: 'Approved' | 'Denied'
  readonly reason?: VettingReason | undefined
  /** Epoch milliseconds. */
  readonly at: number
}
