import type { EventType, SignalType } from '@accredit/contract'
import { sql, type RawBuilder, type Selectable } from 'kysely'
import type { TestEventType } from '../../rules/describe/describe-event.ts'
import type { Connection } from '../connection.ts'
import { insertMany } from '../insert-many.ts'
import { capabilitiesOf, findAll, findFirst, runDynamic } from '../statement.ts'
import { findLastDrawn, findSettledPlace } from './event-places.ts'
import type { Schema } from '../schema.ts'
import type { Judge } from './desk.ts'

/** An event of a customer, or a signal to live followers. */
export interface EventEntry {
  readonly partnerId: string
  /** Null for an event without a customer. */
  readonly customerId: string | null
  readonly type: EventType | Exclude<SignalType, 'clock.changed'> | TestEventType
  readonly at: number
  readonly correlationId: string
  /** Event data, without the ids. */
  readonly data: Readonly<Record<string, unknown>>
}

/** An event as stored. An event that is published again has several rows with the same id. */
export interface StoredEvent extends EventEntry {
  readonly id: string
  /** The only endpoint that receives it; null for all. */
  readonly endpointId: string | null
}

const insertEvents = insertMany<Omit<StoredEvent, 'data'> & { readonly data: string }>(
  'event',
  {
    partner_id: 'partnerId',
    id: 'id',
    customer_id: 'customerId',
    type: 'type',
    at: 'at',
    correlation_id: 'correlationId',
    endpoint_id: 'endpointId',
    data: 'data',
  },
  // Numbers of events that one API write adds.
  [4, 3, 2, 1],
)

/** Adds events, in order. An event that exists already gets another row, and is published again. */
export function tellAgain(
  transaction: Connection,
  ...events: readonly StoredEvent[]
): Promise<void> {
  const rows = events.map((event) => ({
    ...event,
    // In PostgreSQL's GUID format.
    correlationId: event.correlationId.toLowerCase(),
    data: JSON.stringify(event.data),
  }))
  return insertEvents(transaction, rows)
}

/** An event with its position in the order in which events became visible. */
export interface PlacedEvent extends StoredEvent {
  readonly place: number
}

const columns = [
  'id',
  'partner_id',
  'customer_id',
  'type',
  'at',
  'correlation_id',
  'endpoint_id',
  'data',
] as const

type EventRow = Pick<Selectable<Schema['event']>, (typeof columns)[number]>

function readEvent(row: EventRow): StoredEvent {
  return {
    id: row.id,
    partnerId: row.partner_id,
    customerId: row.customer_id,
    type: row.type as EventEntry['type'],
    at: row.at,
    correlationId: row.correlation_id,
    endpointId: row.endpoint_id,
    data: JSON.parse(row.data) as Record<string, unknown>,
  }
}

/** Finds an event of a partner, including events for a single endpoint. */
export const findEvent = findFirst(
  (db, input: { partnerId: string; id: string }) =>
    db
      .selectFrom('event')
      .select(columns)
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.id)
      .orderBy('seq')
      .limit(1),
  readEvent,
)

/** Times of an endpoint's test events after a time, oldest first. */
export const listTestTimes = findAll(
  (db, input: { partnerId: string; endpointId: string; after: number }) =>
    db
      .selectFrom('event')
      .select('at')
      .where('partner_id', '=', input.partnerId)
      .where('endpoint_id', '=', input.endpointId)
      .where('at', '>', input.after)
      .orderBy('at'),
  ({ at }) => at,
)

/** A partner's events of some types, newest first, each once. */
export async function listEvents(
  connection: Connection,
  wanted: {
    partnerId: string
    types: readonly string[]
    customerId?: string | undefined
    /** Id of an event; only older ones are listed. */
    before?: string | undefined
    limit: number
  },
): Promise<StoredEvent[]> {
  const { partnerId, types, customerId, before, limit } = wanted
  const rows = await runDynamic(connection, (db) => {
    let query = db
      .selectFrom('event')
      .select(columns)
      .where('partner_id', '=', partnerId)
      .where('type', 'in', types)
      // Only the first row of each event: later ones publish it again.
      .where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom('event as earlier')
              .select('earlier.seq')
              .whereRef('earlier.partner_id', '=', 'event.partner_id')
              .whereRef('earlier.id', '=', 'event.id')
              .whereRef('earlier.seq', '<', 'event.seq'),
          ),
        ),
      )
    if (customerId !== undefined) query = query.where('customer_id', '=', customerId)
    if (before !== undefined) query = query.where('id', '<', before)
    return query.orderBy('id', 'desc').limit(limit)
  })
  return rows.map(readEvent)
}

/** The position of the newest event, of a partner or of all; 0 while there is none. */
export async function findLastPlace(connection: Connection, partnerId?: string): Promise<number> {
  if (partnerId === undefined && !capabilitiesOf(connection).oneMachine) {
    return findLastDrawn(connection)
  }
  const [row] = await runDynamic(connection, (db, can) =>
    db
      .selectFrom('event')
      .select(can.commitOrder ? 'seq as place' : 'position as place')
      .$if(!can.commitOrder, (query) => query.where('position', 'is not', null))
      .$if(partnerId !== undefined, (query) => query.where('partner_id', '=', partnerId ?? ''))
      .orderBy('place', 'desc')
      .limit(1),
  )
  return row?.place ?? 0
}

/**
 * Events that a reader follows: those of one partner; at the desk, those of all partners except the
 * judge's own; for delivery, all, including events for a single endpoint.
 */
export type EventScope =
  | { readonly partnerId: string }
  | Judge
  | { readonly everybody: true; readonly partnerId?: string }

/** The events after a position, in order. */
export async function listEventsAfter(
  connection: Connection,
  wanted: EventScope & { after: number; limit: number },
): Promise<PlacedEvent[]> {
  const { after, limit } = wanted
  const isOfMany = !('partnerId' in wanted)
  const isCluster = !capabilitiesOf(connection).oneMachine
  // On a cluster, a later position may be visible before an earlier one from another node.
  const settled = isOfMany && isCluster ? await findSettledPlace(connection) : undefined
  const rows = await runDynamic(connection, (db, can) => {
    const place = can.commitOrder ? 'seq' : 'position'
    let query = db
      .selectFrom('event')
      .select([`${place} as place`, ...columns])
      .where(place, '>', after)
    if ('judge' in wanted) query = query.where(isNotOf(wanted.judge))
    else if (wanted.partnerId) query = query.where('partner_id', '=', wanted.partnerId)
    if (settled !== undefined) query = query.where(place, '<=', settled)
    if (!('everybody' in wanted)) query = query.where('endpoint_id', 'is', null)
    return query.orderBy(place).limit(limit)
  })
  return rows.map((row) => ({ ...readEvent(row), place: row.place ?? 0 }))
}

/** Condition that excludes the events of a tenant as partner or as indirect reseller. */
function isNotOf(tenantId: string): RawBuilder<boolean> {
  return sql<boolean>`(partner_id <> ${tenantId} and not exists (
    select 1 from customer
    where customer.partner_id = event.partner_id and customer.id = event.customer_id
      and customer.associated_partner_id = ${tenantId}))`
}
