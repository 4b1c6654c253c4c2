import { rowOf, type SettableQualification } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import type { QualificationRecord } from '../qualification-record.ts'
import { refusal, type Refusal } from '../refusal.ts'

/**
 * Refuses a request that clashes with another qualification of the customer. A denied request
 * leaves no qualification, so nothing clashes with it.
 */
export function checkCombination(
  requested: SettableQualification,
  records: readonly QualificationRecord[],
  customerId: string,
): Refusal | undefined {
  const { excludes } = rowOf(requested)
  const clash = records.find(
    ({ type, vettingStatus }) =>
      type !== requested && vettingStatus !== 'Denied' && excludes.includes(type),
  )
  return (
    clash &&
    refusal('QualificationCombinationNotAllowed', { requested, existing: clash.type, customerId })
  )
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'GovernmentCommunityCloud is refused while Education is in review or approved (403, 600006).',
    fidelity: 'observed',
    source: '.NET feature samples: the exception is expected; status and number are ours.',
  },
  {
    behaviour:
      'Education is refused on a GovernmentCommunityCloud customer, and both are on a Nonprofit one.',
    fidelity: 'assumed',
    source: 'Mirror of the observed rule; Nonprofit is set by Microsoft only.',
  },
  {
    behaviour: 'StateOwnedEntity can be added to any other qualification.',
    fidelity: 'observed',
    source: '.NET feature samples, for Education; extended to the others.',
  },
  {
    behaviour: 'GovernmentCommunityCloud is allowed after a denied Education request.',
    fidelity: 'assumed',
    source: 'A denial leaves the customer without a qualification.',
  },
]
