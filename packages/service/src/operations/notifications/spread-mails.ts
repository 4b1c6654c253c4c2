import { newId } from '../../ids/new-id.ts'
import { describeEvent } from '../../rules/describe/describe-event.ts'
import { nextMailAt, noticeKindOf } from '../../rules/notifications.ts'
import { command } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { listEventsAfter, type PlacedEvent } from '../../store/queries/events.ts'
import {
  insertMail,
  lockMails,
  lockOpenMail,
  setMailEvents,
  setMailedPlace,
} from '../../store/queries/mails.ts'
import {
  listActiveNotifications,
  listToldBefore,
  type NotificationRecord,
} from '../../store/queries/notifications.ts'

/** Most events in one mail. */
const mostEvents = 200

/** Puts events into the mails of interested users; returns the number of events read. */
export const spreadMailsCommand = command(
  'spreadMails',
  async (transaction, { limit }: { readonly limit: number }, at): Promise<number> => {
    const reached = await lockMails(transaction)
    const wanted = await listActiveNotifications(transaction, {})
    const from = Math.min(...wanted.map(({ toldFrom }) => toldFrom))
    const after = wanted.length === 0 ? reached : Math.max(reached, from)
    const events = await listEventsAfter(transaction, { everybody: true, after, limit })
    const last = events.at(-1)
    if (!last) return 0
    const news = events.filter((event) => event.endpointId === null && noticeKindOf(event))
    const ids = news.map(({ id }) => id)
    const seen = new Set(await listToldBefore(transaction, { ids, upTo: after }))
    // Events that are resent to webhooks are not mailed again.
    const fresh = news.filter(({ id }) => !seen.has(id) && seen.add(id))
    for (const user of wanted) {
      const told = fresh.filter((event) => isFor(event, user))
      if (told.length > 0) await put(transaction, user, told, at)
    }
    await setMailedPlace(transaction, { place: last.place })
    return events.length
  },
)

function isFor(event: PlacedEvent, { partnerId, kinds, toldFrom }: NotificationRecord): boolean {
  const kind = noticeKindOf(event)
  return (
    event.partnerId === partnerId &&
    event.place > toldFrom &&
    kind !== undefined &&
    kinds.includes(kind)
  )
}

/** Adds events to the pending mail, or to new ones. */
async function put(
  transaction: Connection,
  { partnerId, userId, pace }: NotificationRecord,
  told: readonly PlacedEvent[],
  at: number,
): Promise<void> {
  const open =
    pace === 'daily' ? await lockOpenMail(transaction, { partnerId, userId, after: at }) : undefined
  const before = open ? (JSON.parse(open.events) as object[]) : []
  const all = [...before, ...told.map(describeEvent)]
  for (let start = 0; start < all.length; start += mostEvents) {
    const events = JSON.stringify(all.slice(start, start + mostEvents))
    if (open && start === 0) {
      await setMailEvents(transaction, { partnerId, id: open.id, events })
    } else {
      const dueAt = nextMailAt(pace, at)
      await insertMail(transaction, {
        partnerId,
        id: newId(),
        userId,
        dueAt,
        events,
        createdAt: at,
      })
    }
  }
}
