import { newId } from '../../ids/new-id.ts'
import { describeEvent, isEventType } from '../../rules/describe-event.ts'
import { command } from '../../store/command.ts'
import {
  insertDeliveries,
  listPendingChains,
  lockDeliveries,
  setDeliveredPlace,
} from '../../store/queries/deliveries.ts'
import { listEventsAfter, type PlacedEvent } from '../../store/queries/events.ts'
import type { OfPartner } from '../../store/queries/open-cases.ts'
import { listActiveWebhooks, type WebhookRecord } from '../../store/queries/webhooks.ts'

/** Makes events of a partner, or of all, deliveries, each for every endpoint that receives it; says how many events it read. */
export const spreadEventsCommand = command(
  'spreadEvents',
  async (
    transaction,
    { limit, partnerId: only }: OfPartner & { readonly limit: number },
    at,
  ): Promise<{ events: number; deliveries: number }> => {
    const reached = await lockDeliveries(transaction, only)
    const webhooks = await listActiveWebhooks(transaction, { partnerId: only })
    // Nobody is told of what happened before the first endpoint was there.
    const from = Math.min(...webhooks.map(({ toldFrom }) => toldFrom))
    const after = webhooks.length === 0 ? reached : Math.max(reached, from)
    const events = await listEventsAfter(transaction, {
      everybody: true,
      ...(only !== undefined && { partnerId: only }),
      after,
      limit,
    })
    const last = events.at(-1)
    if (!last) return { events: 0, deliveries: 0 }
    const pairs = events.flatMap((event) =>
      webhooks.filter((webhook) => receives(webhook, event)).map((webhook) => ({ event, webhook })),
    )
    const customerIds = [...new Set(pairs.flatMap(({ event }) => event.customerId ?? []))]
    const webhookIds = [...new Set(pairs.map(({ webhook }) => webhook.id))]
    const busy = new Set(
      await listPendingChains(transaction, { webhookIds, customerIds, partnerId: only }),
    )
    const deliveries = pairs.map(({ event, webhook }) => {
      const { partnerId, customerId, id: eventId, type, place } = event
      const chain = `${webhook.id} ${customerId}`
      // Events of a customer reach an endpoint one after the other.
      const waits = customerId !== null && busy.has(chain)
      busy.add(chain)
      return {
        partnerId,
        id: newId(),
        webhookId: webhook.id,
        eventId,
        type,
        customerId,
        place,
        state: 'pending',
        dueAt: waits ? null : at,
        body: JSON.stringify(describeEvent(event)),
        createdAt: at,
      } as const
    })
    await insertDeliveries(transaction, deliveries)
    await setDeliveredPlace(transaction, { place: last.place, partnerId: only })
    return { events: events.length, deliveries: deliveries.length }
  },
)

function receives({ partnerId, id, types, toldFrom }: WebhookRecord, event: PlacedEvent): boolean {
  if (event.partnerId !== partnerId || event.place <= toldFrom) return false
  if (event.endpointId !== null) return event.endpointId === id
  if (!isEventType(event.type)) return false
  return types.length === 0 || types.includes(event.type)
}
