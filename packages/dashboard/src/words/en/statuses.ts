/** The states of a qualification. */
export const statuses = {
  InReview: 'In review',
  Denied: 'Not an education customer',
  deniedShort: 'Denied',
  none: 'None',
}
