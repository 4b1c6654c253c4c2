import type { Behaviour } from './behaviour.ts'
import type { QualificationRecord, QualificationRequest } from './qualification-record.ts'

/**
 * The record that an accepted request starts with. Education waits for its vetting;
 * GovernmentCommunityCloud was vetted when the code was given out; StateOwnedEntity is not vetted.
 * @param at when the request was accepted, in epoch milliseconds
 */
export function startQualification(request: QualificationRequest, at: number): QualificationRecord {
  switch (request.qualification) {
    case 'Education':
      return {
        type: 'Education',
        vettingStatus: 'InReview',
        requestedAt: at,
        educationSegment: request.educationSegment,
        website: request.website,
      }
    case 'GovernmentCommunityCloud':
      return { type: 'GovernmentCommunityCloud', vettingStatus: 'Approved', requestedAt: at }
    case 'StateOwnedEntity':
      return { type: 'StateOwnedEntity' }
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
