import { eventTypes, type EventType } from '@accredit/contract/events'
import { InvalidValue } from './invalid-value.ts'
import { readGuid } from './read-arguments.ts'

/** Parses an event type. */
export function readEventType(text: string): EventType {
  const type = eventTypes.find((known) => known === text.trim().toLowerCase())
  if (type) return type
  throw new InvalidValue(({ oneOf }) => oneOf({ allowed: eventTypes.join(', ') }))
}

/** Parses event types, separated by commas. */
export function readEventTypes(text: string): EventType[] {
  return text.split(',').map(readEventType)
}

/** Parses the id of an event, an endpoint or a delivery. */
export const readId = readGuid

/** Parses the address that events are forwarded to. */
export function readForwardUrl(text: string): string {
  const url = URL.parse(/^\d+$/.test(text) ? `http://localhost:${text}/` : text)
  if (url && /^https?:$/.test(url.protocol)) return url.href
  throw new InvalidValue(({ address }) => address)
}
