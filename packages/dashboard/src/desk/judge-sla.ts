import type { VettingCaseSummary } from '@accredit/client'

/** SLA state of a case. */
export type Sla =
  | { readonly standing: 'met' }
  | { readonly standing: 'overdue' | 'soon' | 'later'; readonly seconds: number }

const daySeconds = 86_400

/**
 * Computes how far a case is from its due time. `soon` is less than a day; a case with a verdict is
 * `met`, however long it took.
 */
export function judgeSla(
  { state, slaDueAt }: Pick<VettingCaseSummary, 'state' | 'slaDueAt'>,
  now: number,
): Sla {
  if (state === 'decided' || state === 'shown') return { standing: 'met' }
  const left = (Date.parse(slaDueAt) - now) / 1000
  if (left < 0) return { standing: 'overdue', seconds: -left }
  return { standing: left < daySeconds ? 'soon' : 'later', seconds: left }
}
