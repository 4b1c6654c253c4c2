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
  type Claimed,
  type DeliveryRecord,
} from '../../store/queries/deliveries.ts'
import { listEventsAfter, type PlacedEvent } from '../../store/queries/events.ts'
import type { OfPartner } from '../../store/queries/open-cases.ts'
import { listActiveWebhooks, type WebhookRecord } from '../../store/queries/webhooks.ts'

/** Partner Center's format of events. */
interface Registrations {
  /** Address of the service, without a trailing slash. */
  readonly base: string
  /** Names of the events that are sent in this format. */
  readonly sends: readonly string[]
}

/** Part of the new deliveries that the caller claims at once. */
interface Claim {
  /** Most deliveries per endpoint; an endpoint that is not listed gets none. */
  readonly of: readonly { readonly webhookId: string; readonly limit: number }[]
  readonly lease: string
  readonly leaseMilliseconds: number
}

/** Input of the command. */
interface Spread extends OfPartner {
  /** Most events. */
  readonly limit: number
  readonly registrations: Registrations
  readonly claim: Claim
}

/**
 * Turns events of a partner, or of all, into deliveries, one for every endpoint that receives them,
 * and leases to the caller those that it can send now: a single commit separates an event from its
 * receiver. Returns the number of events read.
 */
export const spreadEventsCommand = command(
  'spreadEvents',
  async (
    transaction,
    { limit, partnerId: only, registrations, claim }: Spread,
    at,
  ): Promise<{ events: number; claimed: Claimed[] }> => {
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
    const claimed = deliveries
      .filter(({ lease }) => lease !== null)
      // It may cross a thread: no more than the caller needs.
      .map(({ partnerId, id, webhookId, eventId, body }) => ({
        partnerId,
        id,
        webhookId,
        eventId,
        body,
      }))
    return { events: events.length, claimed }
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
