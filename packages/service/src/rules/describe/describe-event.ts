import type { EventType, LiveEvent, QualificationEvent } from '@accredit/contract'
import { eventTypes } from '@accredit/contract'

/** Type of the event that tests an endpoint. */
export type TestEventType = 'webhook.test'

/** Data for an event's envelope. */
interface DescribedEvent {
  readonly id: string
  readonly type: string
  readonly at: number
  readonly partnerId: string
  readonly customerId: string | null
  readonly correlationId: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Builds the envelope of an event or a signal, as it is listed, streamed and delivered. */
export function describeEvent(event: DescribedEvent): LiveEvent {
  const { id, type, at, partnerId, customerId, correlationId, data } = event
  return {
    id,
    type,
    timestamp: new Date(at).toISOString(),
    data: { partnerId, ...(customerId !== null && { customerId }), correlationId, ...data },
  }
}

/** Builds the envelope of an event of the contract. */
export function describeQualificationEvent(event: DescribedEvent): QualificationEvent {
  return describeEvent(event) as QualificationEvent
}

/** Checks that a type is that of an event, and not of a signal or a test. */
export function isEventType(type: string): type is EventType {
  return eventTypes.some((known) => known === type)
}
