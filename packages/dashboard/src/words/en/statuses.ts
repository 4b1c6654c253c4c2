/** The states of a qualification. */
export const statuses = {
  InReview: 'In review',
  Denied: 'Denied',
  none: 'None',
}
