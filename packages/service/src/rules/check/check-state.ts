import type { SettableQualification } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import type { QualificationRecord } from '../qualification-record.ts'
import { refusal, type Refusal } from '../refusal.ts'

/**
 * Refuses a request for a qualification that the customer already has or waits for. A denied one
 * may be requested again.
 */
export function checkState(
  requested: SettableQualification,
  records: readonly QualificationRecord[],
  customerId: string,
): Refusal | undefined {
  const existing = records.find(({ type }) => type === requested)
  if (!existing || existing.vettingStatus === 'Denied') return undefined
  if (existing.vettingStatus === 'InReview') {
    const requestedAt = new Date(existing.requestedAt ?? 0).toISOString()
    return refusal('QualificationInReview', { qualification: requested, requestedAt, customerId })
  }
  return refusal('QualificationAlreadySet', { qualification: requested, customerId })
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'A qualification once set can be neither set again nor cleared (409, 600006).',
    fidelity: 'documented',
    source: '.NET SDK, remarks of the CustomerQualification enum; status and number are ours.',
  },
  {
    behaviour: 'A second request while the first is in review is refused and does not count.',
    fidelity: 'assumed',
    source: 'Otherwise one case would have two verdicts.',
  },
  {
    behaviour: 'A denied Education request may be followed by a new one, which replaces it.',
    fidelity: 'documented',
    source: 'Partner Center help, "Sell to education customers".',
  },
]
