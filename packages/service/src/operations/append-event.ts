import { newId } from '../ids/new-id.ts'
import type { Connection } from '../store/connection.ts'
import { tellAgain, type EventEntry } from '../store/queries/events.ts'

/** Adds events that happened now, in order, for everyone who receives their types. */
export async function appendEvent(
  transaction: Connection,
  ...entries: readonly EventEntry[]
): Promise<void> {
  const events = entries.map((entry) => ({ ...entry, id: newId(), endpointId: null }))
  await tellAgain(transaction, ...events)
}
