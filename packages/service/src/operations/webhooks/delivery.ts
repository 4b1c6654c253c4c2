import type { WebhookDelivery } from '@accredit/contract'
import type { DeliveryRecord } from '../../store/queries/deliveries.ts'

/** Describes a delivery for its partner. */
export function describeDelivery(record: DeliveryRecord): WebhookDelivery {
  const { id, webhookId, eventId, type, customerId, state, attempts, lastStatus, dueAt } = record
  return {
    id,
    webhookId,
    eventId,
    type,
    ...(customerId !== null && { customerId }),
    state,
    attempts,
    ...(lastStatus !== null && { lastStatus }),
    createdAt: new Date(record.createdAt).toISOString(),
    ...(dueAt !== null && { nextAttemptAt: new Date(dueAt).toISOString() }),
  }
}
