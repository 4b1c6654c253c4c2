import { rowOf } from '@accredit/contract'
import type { Behaviour } from './behaviour.ts'
import type { QualificationRecord, QualificationRequest } from './qualification-record.ts'

/**
 * Builds the record that an accepted request starts with. What is vetted waits for its verdict; what
 * a code decides was vetted when the code was issued; what takes effect at once has no status.
 * @param at time at which the request was accepted, in epoch milliseconds
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
