/** Explanations of the qualifications. */
export const qualificationExplanations = {
  Education:
    'Gives access to education offers. The organisation is vetted, which takes up to three business days.',
  GovernmentCommunityCloud:
    'Gives access to offers of Microsoft Cloud for US Government. Requires one of your validation codes.',
  StateOwnedEntity: 'For companies owned by a state. Takes effect immediately.',
  Nonprofit: 'Set by Microsoft only.',
}
