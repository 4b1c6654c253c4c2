/** The texts of the page on which people choose what they are told by mail. */
export const notifications = {
  title: 'Notifications',
  lead: 'E-mails about your customers. You get none until you choose some.',
  goesTo: (address: string) => `E-mails go to ${address}.`,
  noAddress: 'Your sign-in name is not an e-mail address, so nothing can be sent to you.',
  notAvailable: 'This service sends no e-mail',
  notAvailableText:
    'The operator has set up no mail server (ACCREDIT_SMTP). Ask them, or receive events by webhooks.',
  what: 'Tell me about',
  verdicts: 'Verdicts',
  verdictsHint: 'A request was approved or denied, or its customer was removed.',
  lowCodes: 'Validation codes that run low',
  lowCodesHint: 'One use is left, or at most one in five.',
  overdueReviews: 'Overdue reviews',
  overdueReviewsHint: 'A request has no verdict in its time.',
  when: 'When',
  atOnce: 'At once',
  daily: 'Once a day',
  dailyHint: 'One e-mail at 06:00 UTC, on days with news.',
  language: 'Language of the e-mails',
  save: 'Save',
  saved: 'Notifications saved',
}
