import { newId } from '../ids/new-id.ts'
import type { Connection } from '../store/connection.ts'
import { tellAgain, type EventEntry } from '../store/queries/events.ts'

/** Adds an event that happened now, for everybody who is told of its type. */
export async function appendEvent(transaction: Connection, entry: EventEntry): Promise<void> {
  await tellAgain(transaction, { ...entry, id: newId(), endpointId: null })
}
