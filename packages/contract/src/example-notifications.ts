/** Choices of a user who wants mails. */
export const someNotifications = {
  verdicts: true,
  lowCodes: true,
  overdueReviews: false,
  pace: 'daily',
  language: 'en',
}
