import type { QualificationTitles } from '../words.ts'

/** The names of the qualifications. */
export const qualificationTitles: QualificationTitles = {
  Education: 'Educação',
  GovernmentCommunityCloud: 'Government Community Cloud',
  StateOwnedEntity: 'Entidade estatal',
  Nonprofit: 'Sem fins lucrativos',
  None: 'Nenhuma',
}
