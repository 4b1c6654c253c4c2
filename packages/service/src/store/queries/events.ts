import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'

/** What happened, for those who follow the service live. */
export interface EventEntry {
  readonly partnerId: string
  readonly customerId: string | null
  readonly kind: 'qualification.requested' | 'qualification.decided' | 'case.assigned-to-desk'
  readonly at: number
  readonly data: Readonly<Record<string, unknown>>
}

const insertEvent = statement((db, input: Omit<EventEntry, 'data'> & { data: string }) =>
  db.insertInto('event').values({
    partner_id: input.partnerId,
    customer_id: input.customerId,
    kind: input.kind,
    at: input.at,
    data: input.data,
  }),
)

/** Adds an event. */
export async function appendEvent(transaction: Connection, entry: EventEntry): Promise<void> {
  await insertEvent.all(transaction, { ...entry, data: JSON.stringify(entry.data) })
}
