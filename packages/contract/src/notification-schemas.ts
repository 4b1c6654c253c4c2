import { Type, type Static } from 'typebox'
import { languages } from './words/languages.ts'

/** Paces at which mails come: each event at once, or one mail a day with all of them. */
export const notificationPaces = ['at-once', 'daily'] as const
export type NotificationPace = (typeof notificationPaces)[number]

const wanted = {
  verdicts: Type.Boolean({
    description: 'Mail of each verdict, and of requests that end without.',
  }),
  lowCodes: Type.Boolean({ description: 'Mail of validation codes that run low.' }),
  overdueReviews: Type.Boolean({
    description: 'Mail of reviews that take longer than they should.',
  }),
  stoppedWebhooks: Type.Boolean({
    description:
      'Mail of webhooks that were switched off: they failed for five days, or answered 410. Goes to Admin agents alone.',
  }),
  pace: Type.Enum([...notificationPaces], {
    description: 'at-once; daily: one mail at 06:00 UTC where there is news.',
  }),
  language: Type.Enum([...languages], { description: 'Language of the mails.' }),
}

/** Notifications that a user wants by mail. */
export const NotificationChoice = Type.Object(wanted, { $id: 'NotificationChoice' })
export type NotificationChoice = Static<typeof NotificationChoice>

/** Notifications of a user, and whether there can be any. */
export const NotificationSettings = Type.Object(
  {
    ...wanted,
    address: Type.Optional(
      Type.String({
        description: 'Where mails go: the user’s sign-in name. Absent where it is no address.',
      }),
    ),
    available: Type.Boolean({ description: 'false where the operator has set up no mail server.' }),
  },
  { $id: 'NotificationSettings' },
)
export type NotificationSettings = Static<typeof NotificationSettings>
