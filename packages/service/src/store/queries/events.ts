import type { Connection } from '../connection.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Judge } from './desk.ts'
import { runDynamic, statement } from '../statement.ts'

/** Event for those who follow the service live. */
export interface EventEntry {
  readonly partnerId: string
  readonly customerId: string | null
  readonly kind:
    | 'qualification.requested'
    | 'qualification.decided'
    | 'case.changed'
    | 'customer.created'
    | 'customer.changed'
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

/** An event with its place in the order in which events became visible. */
export interface PlacedEvent extends EventEntry {
  readonly place: number
}

/** The place of the newest event; 0 while there is none. */
export async function findLastPlace(connection: Connection): Promise<number> {
  const [row] = await runDynamic(connection, (db, can) =>
    db
      .selectFrom('event')
      .select(can.commitOrder ? 'seq as place' : 'position as place')
      .$if(!can.commitOrder, (query) => query.where('position', 'is not', null))
      .orderBy('place', 'desc')
      .limit(1),
  )
  return row?.place ?? 0
}

/** Whose events somebody follows: one partner's, or at the desk those of every partner but the judge's own. */
export type EventScope = { readonly partnerId: string } | Judge

/** The events after a place. */
export async function listEventsAfter(
  connection: Connection,
  wanted: EventScope & { after: number; limit: number },
): Promise<PlacedEvent[]> {
  const { after, limit } = wanted
  const rows = await runDynamic(connection, (db, can) => {
    const place = can.commitOrder ? 'seq' : 'position'
    let query = db
      .selectFrom('event')
      .select([`${place} as place`, 'partner_id', 'customer_id', 'kind', 'at', 'data'])
      .where(place, '>', after)
    query =
      'judge' in wanted
        ? query.where(isNotOf(wanted.judge))
        : query.where('partner_id', '=', wanted.partnerId)
    return query.orderBy(place).limit(limit)
  })
  return rows.map((row) => ({
    place: row.place ?? 0,
    partnerId: row.partner_id,
    customerId: row.customer_id,
    kind: row.kind as EventEntry['kind'],
    at: row.at,
    data: JSON.parse(row.data) as Record<string, unknown>,
  }))
}

/** The condition that leaves out what a tenant asked for, as the partner or as the indirect reseller. */
function isNotOf(tenantId: string): RawBuilder<boolean> {
  return sql<boolean>`(partner_id <> ${tenantId} and not exists (
    select 1 from customer
    where customer.partner_id = event.partner_id and customer.id = event.customer_id
      and customer.associated_partner_id = ${tenantId}))`
}

/** Any number, the same in every node: the one that holds it numbers, the others leave it be. */
const numberingLock = 4_270_002

/**
 * Gives committed events their places, where rows do not have them by themselves. One node at a time
 * does it, so that places become visible in their order.
 * @returns whether there was something to number
 */
export async function numberEvents(transaction: Connection, limit: number): Promise<boolean> {
  const [locked] = await runDynamic(transaction, (db) =>
    db.selectNoFrom(sql<boolean>`pg_try_advisory_xact_lock(${sql.lit(numberingLock)})`.as('held')),
  )
  if (!locked?.held) return false
  const rows = await runDynamic(transaction, (db) =>
    db
      .with('unnumbered', (of) =>
        of
          .selectFrom('event')
          .select(['partner_id', 'seq'])
          .where('position', 'is', null)
          .orderBy('seq')
          .limit(limit),
      )
      // Numbers are given out here, in that order: an update takes its rows in an order of its own.
      .with('numbered', (of) =>
        of
          .selectFrom('unnumbered')
          .select(['partner_id', 'seq', sql<number>`nextval('event_position')`.as('place')]),
      )
      .updateTable('event')
      .from('numbered')
      .set((row) => ({ position: row.ref('numbered.place') }))
      .whereRef('event.partner_id', '=', 'numbered.partner_id')
      .whereRef('event.seq', '=', 'numbered.seq')
      .returning('event.seq'),
  )
  return rows.length > 0
}
