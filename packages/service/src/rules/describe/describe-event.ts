import type { EventType, LiveEvent, QualificationEvent } from '@accredit/contract'
import { eventTypes } from '@accredit/contract'

/** Type of the event by which a partner tries an endpoint. */
export type TestEventType = 'webhook.test'

/** An event with what its envelope needs. */
interface DescribedEvent {
  readonly id: string
  readonly type: string
  readonly at: number
  readonly partnerId: string
  readonly customerId: string | null
  readonly correlationId: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The envelope of an event or a signal, as it is listed, streamed and delivered. */
export function describeEvent(event: DescribedEvent): LiveEvent {
  const { id, type, at, partnerId, customerId, correlationId, data } = event
  return {
    id,
    type,
    timestamp: new Date(at).toISOString(),
    data: { partnerId, ...(customerId !== null && { customerId }), correlationId, ...data },
  }
}

/** The envelope of an event of the contract. */
export function describeQualificationEvent(event: DescribedEvent): QualificationEvent {
  return describeEvent(event) as QualificationEvent
}

/** Says whether a type is that of an event, and not of a signal or a test. */
export function isEventType(type: string): type is EventType {
  return eventTypes.some((known) => known === type)
}
