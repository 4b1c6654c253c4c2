import { notificationRoutes, type NotificationSettings } from '@accredit/contract'
import { noNotifications, noticeKinds, readNotificationChoice } from '../../rules/notifications.ts'
import { refuse } from '../../rules/refusal.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { findLastPlace } from '../../store/queries/events.ts'
import { deleteMailsOf, lockMails } from '../../store/queries/mails.ts'
import {
  findNotification,
  putNotification,
  type NotificationRecord,
} from '../../store/queries/notifications.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'

/** `GET /accredit/v1/me/notifications`: the caller's e-mail choices. */
export async function getNotifications(call: Call): Promise<Reply> {
  const { store, mailsOut } = call.service
  const { partnerId, objectId: userId } = call.actor
  const found = await findNotification(store.reader, { partnerId, userId })
  return { status: 200, body: describe(found, addressOf(call), mailsOut.available) }
}

/** `PUT /accredit/v1/me/notifications`: changes the caller's e-mail choices. */
export async function setNotifications(call: Call): Promise<Answer> {
  const { store, now, live, mailsOut } = call.service
  const { partnerId, objectId: userId } = call.actor
  const choice = readNotificationChoice(readObjectBody(call, notificationRoutes.setNotifications))
  const kinds = noticeKinds.filter((kind) => choice[kind])
  const address = addressOf(call)
  if (kinds.length > 0 && !mailsOut.available) {
    return refuse('MailNotConfigured', { option: mailsOut.option })
  }
  if (kinds.length > 0 && address === undefined) return refuse('NoMailAddress', {})
  const { pace, language } = choice
  const wanted = { partnerId, userId, address: address ?? '', kinds, pace, language }
  // Events committed earlier get their positions first, and are not mailed.
  await live.lastPlace()
  const input = { wanted, available: mailsOut.available }
  return store.answer(setNotificationsCommand, input, now(), call.identity)
}

/** Command: pending news is dropped when it is no longer wanted. */
export const setNotificationsCommand = command(
  'setNotifications',
  async (
    transaction,
    { wanted, available }: { wanted: Omit<NotificationRecord, 'toldFrom'>; available: boolean },
  ): Promise<Reply> => {
    // The mailer runs before or after this transaction.
    await lockMails(transaction)
    const before = await findNotification(transaction, wanted)
    const wasOn = before !== undefined && before.kinds.length > 0
    const toldFrom = wasOn ? before.toldFrom : await findLastPlace(transaction)
    const after: NotificationRecord = { ...wanted, toldFrom }
    await putNotification(transaction, { ...after, kinds: JSON.stringify(after.kinds) })
    if (after.kinds.length === 0) await deleteMailsOf(transaction, wanted)
    return { status: 200, body: describe(after, wanted.address || undefined, available) }
  },
)

function describe(
  found: NotificationRecord | undefined,
  address: string | undefined,
  available: boolean,
): NotificationSettings {
  const kinds = Object.fromEntries(
    noticeKinds.map((kind) => [kind, found?.kinds.includes(kind) ?? false]),
  ) as Record<(typeof noticeKinds)[number], boolean>
  const { pace, language } = found ?? noNotifications
  return { ...kinds, pace, language, available, ...(address !== undefined && { address }) }
}

/**
 * Mails go only to the sign-in name: it identifies the caller, so nobody can have strangers mailed.
 */
function addressOf({ actor }: Call): string | undefined {
  const { userPrincipalName = '' } = actor
  return /^[^\s@,;:<>"()[\]\\]+@[^\s@,;:<>"()[\]\\]+\.[^\s@,;:<>"()[\]\\]+$/.test(userPrincipalName)
    ? userPrincipalName
    : undefined
}
