import * as mails from '../../src/store/queries/mails.ts'
import * as notifications from '../../src/store/queries/notifications.ts'
import { id, lookalikeEvent, now, partners, users } from '../support/lookalikes.ts'
import { read, type Read } from './read.ts'

const partnerId = partners.A

/** Reads of what people are told by mail, each with all that it may find. */
export const mailReads: readonly Read[] = [
  read(notifications.findNotification, [{ partnerId, userId: users.M }], ['A']),
  read(notifications.findNotification, [{ partnerId, userId: id('00') }], []),
  read(notifications.listActiveNotifications, [{}], ['B', 'A']),
  read(notifications.listToldBefore, [{ ids: [lookalikeEvent('A', 'X')], upTo: 1_000 }], ['event']),
  read(notifications.listToldBefore, [{ ids: [lookalikeEvent('A', 'X')], upTo: 0 }], []),
  read(mails.findMailedPlace, [], ['0']),
  read(mails.hasDueMails, [{ at: now }], ['true']),
  read(mails.hasDueMails, [{ at: now - 1 }], ['false']),
]
