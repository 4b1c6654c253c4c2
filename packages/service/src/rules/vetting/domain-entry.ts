import type { VettingReason } from '@accredit/contract'

/** An entry of the operator's own domain lists. It applies to the domain and all its subdomains. */
export interface DomainEntry {
  /** ASCII, lower case, e.g. `northwind-primary.edu`. */
  readonly domain: string
  /** `allow`: an educational institution. `stop`: deny. */
  readonly list: 'allow' | 'stop'
  /** Reason for the entry. */
  readonly reason: string
  /** Allow list: names of the institution that owns the domain. */
  readonly names?: readonly string[] | undefined
  /** Stop list: the denial reason; default *Not an Academic Domain*. */
  readonly denial?: VettingReason | undefined
  /** Epoch milliseconds. */
  readonly addedAt: number
  /** Operator who added it. */
  readonly addedBy: string
}
