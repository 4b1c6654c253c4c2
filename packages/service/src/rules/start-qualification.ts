import { rowOf } from '@accredit/contract'
import type { Behaviour } from './behaviour.ts'
import type { QualificationRecord, QualificationRequest } from './qualification-record.ts'

/**
 * Builds the initial record of an accepted request. A vetted qualification waits for its verdict;
 * one decided by a code was vetted when the code was issued; one that takes effect at once has no
 * status.
 * @param at time of acceptance, in epoch milliseconds
 */
export function startQualification(request: QualificationRequest, at: number): QualificationRecord {
  const { qualification: type, educationSegment, website } = request
  switch (rowOf(type).decided) {
    case 'vetted':
      return { type, vettingStatus: 'InReview', requestedAt: at, educationSegment, website }
    case 'code':
      return { type, vettingStatus: 'Approved', requestedAt: at }
    case 'at-once':
      return { type }
  }
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'An accepted Education request is InReview at once; the verdict comes later.',
    fidelity: 'documented',
    source: '"Update a customer’s qualifications asynchronously".',
  },
  {
    behaviour: 'GovernmentCommunityCloud is Approved at once.',
    fidelity: 'assumed',
    source: 'Eligibility was vetted when the code was issued; the .NET sample reads a status.',
  },
  {
    behaviour: 'StateOwnedEntity is effective at once and has no vetting status.',
    fidelity: 'observed',
    source: '.NET feature samples: only the name is printed.',
  },
]
