import {
  brokenRule,
  notificationPaces,
  type NotificationChoice,
  type NotificationPace,
} from '@accredit/contract'
import { languages, type Language } from '@accredit/contract/words'
import { show, type Members } from './read/read-member.ts'
import { refuse } from './refusal.ts'

/** Kinds of news that a user can choose. */
export const noticeKinds = ['verdicts', 'lowCodes', 'overdueReviews', 'stoppedWebhooks'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Default choices. */
export const noNotifications: NotificationChoice = {
  verdicts: false,
  lowCodes: false,
  overdueReviews: false,
  stoppedWebhooks: false,
  pace: 'at-once',
  language: 'en',
}

/**
 * Parses a user's choices.
 * @throws Refused InvalidRequestInput
 */
export function readNotificationChoice(sent: Members): NotificationChoice {
  return {
    verdicts: readSwitch(sent, 'verdicts'),
    lowCodes: readSwitch(sent, 'lowCodes'),
    overdueReviews: readSwitch(sent, 'overdueReviews'),
    stoppedWebhooks: readSwitch(sent, 'stoppedWebhooks'),
    pace: readOneOf<NotificationPace>(sent, 'pace', notificationPaces),
    language: readOneOf<Language>(sent, 'language', languages),
  }
}

function readSwitch(sent: Members, field: NoticeKind): boolean {
  const value = sent[field]
  if (typeof value === 'boolean') return value
  return refuse('InvalidRequestInput', { field, value: show(value), rule: brokenRule('Boolean') })
}

function readOneOf<Value extends string>(
  sent: Members,
  field: 'pace' | 'language',
  allowed: readonly Value[],
): Value {
  const value = sent[field]
  const found = allowed.find((known) => known === value)
  if (found !== undefined) return found
  const rule = brokenRule('OneOf', { allowed: [...allowed] })
  return refuse('InvalidRequestInput', { field, value: show(value), rule })
}

/** Returns the kind of news of an event; undefined for events that are not mailed. */
export function noticeKindOf(event: {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}): NoticeKind | undefined {
  switch (event.type) {
    case 'qualification.approved':
      // A qualification without vetting is approved with the request, which has its own answer.
      return event.data['before'] === undefined ? undefined : 'verdicts'
    case 'qualification.denied':
    case 'qualification.withdrawn':
      return 'verdicts'
    case 'code.low':
      return 'lowCodes'
    case 'case.overdue':
      return 'overdueReviews'
    case 'webhook.stopped':
      return 'stoppedWebhooks'
    default:
      return undefined
  }
}

const day = 86_400_000
/** Time of daily mails, in milliseconds after midnight UTC. */
const dailyAt = 6 * 3_600_000

/** Computes the time of the next mail at a pace, both in epoch milliseconds. */
export function nextMailAt(pace: NotificationPace, at: number): number {
  return pace === 'at-once' ? at : Math.floor((at - dailyAt) / day + 1) * day + dailyAt
}
