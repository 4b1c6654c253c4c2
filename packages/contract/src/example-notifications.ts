/** Choices of a user who wants mails. */
export const someNotifications = {
  verdicts: true,
  lowCodes: true,
  overdueReviews: false,
  stoppedWebhooks: true,
  pace: 'daily',
  language: 'en',
}
