import { isGuid } from '@accredit/contract'
import { describeQualificationEvent, isEventType } from '../../rules/describe/describe-event.ts'
import { refuse } from '../../rules/refusal.ts'
import type { Reply } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { findEvent, type StoredEvent } from '../../store/queries/events.ts'
import type { Call } from '../call.ts'

/** `GET /accredit/v1/events/{id}`: one event. */
export async function getEvent(call: Call): Promise<Reply> {
  const { partnerId } = call.actor
  const found = await requireEvent(call.service.store.reader, { partnerId, id: readEventId(call) })
  return { status: 200, body: describeQualificationEvent(found) }
}

/**
 * Reads the event id from the path.
 * @throws Refused NotFound for an invalid id
 */
export function readEventId({ parameters }: Pick<Call, 'parameters'>): string {
  const value = parameters['eventId'] ?? ''
  return isGuid(value) ? value.toLowerCase() : refuse('NotFound', { what: `Event "${value}"` })
}

/**
 * Finds one of a partner's events; signals and endpoint tests do not count.
 * @throws Refused NotFound
 */
export async function requireEvent(
  connection: Connection,
  key: { readonly partnerId: string; readonly id: string },
): Promise<StoredEvent> {
  const found = await findEvent(connection, key)
  if (found && isEventType(found.type)) return found
  return refuse('NotFound', { what: `Event ${key.id}` })
}
