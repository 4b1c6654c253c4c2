import type { Fidelity } from '@accredit/contract'

/** One behaviour of this service and how well it is known to be Partner Center's own. */
export interface Behaviour {
  readonly behaviour: string
  readonly fidelity: Fidelity
  /** Where it is written or was seen; for an assumption, why we chose it. */
  readonly source: string
}
