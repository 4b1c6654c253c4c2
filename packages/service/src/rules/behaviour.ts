import type { Fidelity } from '@accredit/contract'

/** One behaviour of this service, and how well it is documented to be Partner Center's. */
export interface Behaviour {
  readonly behaviour: string
  readonly fidelity: Fidelity
  /** Source that documents or shows it; for an assumption, our reason. */
  readonly source: string
}
