import type { VettingReason } from '@accredit/contract'

/** An entry of the operator's own lists of domains. It speaks for the domain and all below it. */
export interface DomainEntry {
  /** ASCII, lower case, e.g. `northwind-primary.edu`. */
  readonly domain: string
  /** `allow`: an educational institution. `stop`: deny. */
  readonly list: 'allow' | 'stop'
  /** Reason that it is on the list. */
  readonly reason: string
  /** Allow list: names of the institution that the domain belongs to. */
  readonly names?: readonly string[] | undefined
  /** Stop list: what the partner is told; *Not an Academic Domain* where nothing is said. */
  readonly denial?: VettingReason | undefined
  /** Epoch milliseconds. */
  readonly addedAt: number
  /** Operator who added it. */
  readonly addedBy: string
}
