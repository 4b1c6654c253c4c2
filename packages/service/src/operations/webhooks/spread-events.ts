import { newId } from '../../ids/new-id.ts'
import { describeEvent, isEventType } from '../../rules/describe/describe-event.ts'
import {
  describeRegistrationEvent,
  registrationNameOf,
} from '../../rules/describe/describe-registration-event.ts'
import { command } from '../../store/command.ts'
import {
  chainOf,
  insertDeliveries,
  listPendingChains,
  lockDeliveries,
  setDeliveredPlace,
  type DeliveryRecord,
} from '../../store/queries/deliveries.ts'
import { listEventsAfter, type PlacedEvent } from '../../store/queries/events.ts'
import type { OfPartner } from '../../store/queries/open-cases.ts'
import { listActiveWebhooks, type WebhookRecord } from '../../store/queries/webhooks.ts'

/** Partner Center's form of events. */
interface Registrations {
  /** Address of the service, without a slash at the end. */
  readonly base: string
  /** Names of the events that are sent in this form. */
  readonly sends: readonly string[]
}

/** Part of the new deliveries that the caller takes at once. */
interface Claim {
  /** The most deliveries of each endpoint; none of one that is not named. */
  readonly of: readonly { readonly webhookId: string; readonly limit: number }[]
  readonly lease: string
  readonly leaseMilliseconds: number
}

/** Input of the command. */
interface Spread extends OfPartner {
  /** The most events. */
  readonly limit: number
  readonly registrations: Registrations
  readonly claim: Claim
}

/**
 * Makes events of a partner, or of all, deliveries, each for every endpoint that receives it, and gives the caller those of them that
 * it can send now: one commit stands between an event and its receiver. Says how many events it read.
 */
export const spreadEventsCommand = command(
  'spreadEvents',
  async (
    transaction,
    { limit, partnerId: only, registrations, claim }: Spread,
    at,
  ): Promise<{ events: number; claimed: DeliveryRecord[] }> => {
    const reached = await lockDeliveries(transaction, only)
    const webhooks = await listActiveWebhooks(transaction, { partnerId: only })
    // Events before the first endpoint are not delivered.
    const from = Math.min(...webhooks.map(({ toldFrom }) => toldFrom))
    const after = webhooks.length === 0 ? reached : Math.max(reached, from)
    const events = await listEventsAfter(transaction, {
      everybody: true,
      ...(only !== undefined && { partnerId: only }),
      after,
      limit,
    })
    const last = events.at(-1)
    if (!last) return { events: 0, claimed: [] }
    const pairs = events.flatMap((event) =>
      webhooks
        .filter((webhook) => receives(webhook, event, registrations.sends))
        .map((webhook) => ({ event, webhook })),
    )
    const customerIds = [...new Set(pairs.flatMap(({ event }) => event.customerId ?? []))]
    const webhookIds = [...new Set(pairs.map(({ webhook }) => webhook.id))]
    const busy = new Set(
      await listPendingChains(transaction, { webhookIds, customerIds, partnerId: only }),
    )
    const room = new Map(claim.of.map(({ webhookId, limit: most }) => [webhookId, most]))
    const deliveries = pairs.map(({ event, webhook }): DeliveryRecord => {
      const { partnerId, customerId, id: eventId, type, place } = event
      const chain = chainOf({ webhookId: webhook.id, customerId })
      // Events of a customer reach an endpoint one after the other.
      const waits = customerId !== null && busy.has(chain)
      busy.add(chain)
      const left = room.get(webhook.id) ?? 0
      const isClaimed = !waits && left > 0
      if (isClaimed) room.set(webhook.id, left - 1)
      return {
        partnerId,
        id: newId(),
        webhookId: webhook.id,
        eventId,
        type,
        customerId,
        place,
        state: 'pending',
        dueAt: waits ? null : isClaimed ? at + claim.leaseMilliseconds : at,
        lease: isClaimed ? claim.lease : null,
        attempts: 0,
        failures: 0,
        lastStatus: null,
        body: JSON.stringify(
          webhook.dialect === 'partner-center'
            ? describeRegistrationEvent(event, registrations.base)
            : describeEvent(event),
        ),
        createdAt: at,
      }
    })
    await insertDeliveries(transaction, deliveries)
    await setDeliveredPlace(transaction, { place: last.place, partnerId: only })
    return { events: events.length, claimed: deliveries.filter(({ lease }) => lease !== null) }
  },
)

function receives(
  { partnerId, id, dialect, types, toldFrom }: WebhookRecord,
  event: PlacedEvent,
  sends: readonly string[],
): boolean {
  if (event.partnerId !== partnerId || event.place <= toldFrom) return false
  if (event.endpointId !== null) return event.endpointId === id
  if (!isEventType(event.type)) return false
  if (dialect === 'standard') return types.length === 0 || types.includes(event.type)
  const name = registrationNameOf(event)
  return name !== undefined && sends.includes(name) && types.includes(name)
}
