import type { QualificationTitles } from '../words.ts'

/** The names of the qualifications. */
export const qualificationTitles: QualificationTitles = {
  Education: 'Education',
  GovernmentCommunityCloud: 'Government Community Cloud',
  StateOwnedEntity: 'State-owned entity',
  Nonprofit: 'Nonprofit',
  None: 'None',
}
