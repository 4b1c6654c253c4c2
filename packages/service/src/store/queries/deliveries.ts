import { sql, type Selectable } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import {
  capabilitiesOf,
  execute,
  findAll,
  runDynamic,
  statement,
  type Builder,
} from '../statement.ts'
import { amongPartners, ofReachable, type Only } from './across-partners.ts'
import { insertMany } from '../insert-many.ts'
import { isAmong, listIds, type IdList } from '../among-ids.ts'
import { claimDue, type Claim } from './claim-due.ts'
import type { OfPartner } from './open-cases.ts'

/** State of a delivery. A `dead` one has used up its attempts, and can be sent again. */
export type DeliveryState = Schema['delivery']['state']

/** Delivery of one event to one endpoint. */
export interface DeliveryRecord {
  readonly partnerId: string
  readonly id: string
  readonly webhookId: string
  readonly eventId: string
  readonly type: string
  readonly customerId: string | null
  /** Position of the event; deliveries of a customer are sent in this order. */
  readonly place: number
  readonly state: DeliveryState
  /**
   * Time of the next attempt, or end of the lease; null while an earlier delivery of the customer
   * is pending, and once this one has ended.
   */
  readonly dueAt: number | null
  readonly lease: string | null
  readonly attempts: number
  /** Failed attempts since the delivery was added or last renewed. */
  readonly failures: number
  /** HTTP status of the last response; null if there was none. */
  readonly lastStatus: number | null
  /** Request body: the event as sent. */
  readonly body: string
  readonly createdAt: number
}

/** Fields of a delivery that an attempt needs. */
export type Claimed = Pick<DeliveryRecord, 'partnerId' | 'id' | 'webhookId' | 'eventId' | 'body'>

type Key = { partnerId: string; id: string }

/** Reads a row of the table. */
export function readDelivery(row: Selectable<Schema['delivery']>): DeliveryRecord {
  return {
    partnerId: row.partner_id,
    id: row.id,
    webhookId: row.webhook_id,
    eventId: row.event_id,
    type: row.type,
    customerId: row.customer_id,
    place: row.place,
    state: row.state,
    dueAt: row.due_at,
    lease: row.lease,
    attempts: row.attempts,
    failures: row.failures,
    lastStatus: row.last_status,
    body: row.body,
    createdAt: row.created_at,
  }
}

/** Name of the delivery cursor; on a cluster each partner has its own. */
function cursorOf(connection: Connection, partnerId: string | undefined): { name: string } {
  const isApart = !capabilitiesOf(connection).oneMachine && partnerId !== undefined
  return { name: isApart ? partnerId : 'events' }
}

const beginCursor = statement((db, input: { name: string }) =>
  db
    .insertInto('delivery_cursor')
    .values({ name: input.name, place: 0 })
    .onConflict((conflict) => conflict.doNothing()),
)

const lockCursor = statement((db, input: { name: string }, can) =>
  db
    .selectFrom('delivery_cursor')
    .select('place')
    .where('name', '=', input.name)
    .$if(can.rowLocks, (query) => query.forUpdate()),
)

const shareCursor = statement((db, input: { name: string }, can) =>
  db
    .selectFrom('delivery_cursor')
    .select('place')
    .where('name', '=', input.name)
    .$if(can.rowLocks, (query) => query.forShare()),
)

/**
 * Locks the delivery cursor. Until it is released, no other transaction can add or end deliveries, so
 * that no new delivery waits for one that has just ended.
 * @returns the position up to which events have become deliveries
 */
export async function lockDeliveries(transaction: Connection, partnerId?: string): Promise<number> {
  const cursor = cursorOf(transaction, partnerId)
  await beginCursor.all(transaction, cursor)
  return (await lockCursor.first(transaction, cursor))?.place ?? 0
}

/** Shares the lock of the delivery cursor: until the transaction ends, no delivery is added. */
export async function shareDeliveries(transaction: Connection, partnerId?: string): Promise<void> {
  await shareCursor.all(transaction, cursorOf(transaction, partnerId))
}

/** Position up to which events have become deliveries. */
export async function findDeliveredPlace(
  connection: Connection,
  partnerId?: string,
): Promise<number> {
  const { name } = cursorOf(connection, partnerId)
  const [row] = await runDynamic(connection, (db) =>
    db.selectFrom('delivery_cursor').select('place').where('name', '=', name),
  )
  return row?.place ?? 0
}

/** Stores the position up to which events have become deliveries. */
export async function setDeliveredPlace(
  transaction: Connection,
  { partnerId, place }: OfPartner & { readonly place: number },
): Promise<void> {
  await setCursor(transaction, { ...cursorOf(transaction, partnerId), place })
}

const setCursor = execute((db, input: { name: string; place: number }) =>
  db.updateTable('delivery_cursor').set({ place: input.place }).where('name', '=', input.name),
)

/** Key of a chain: the deliveries of one customer's events to one endpoint, sent in order. */
export function chainOf({
  webhookId,
  customerId,
}: Pick<DeliveryRecord, 'webhookId' | 'customerId'>) {
  return `${webhookId} ${customerId}`
}

const pendingChains = statement((db, input: { webhooks: IdList; customers: IdList }, can) =>
  db
    .selectFrom('delivery')
    .select(['webhook_id', 'customer_id'])
    .distinct()
    .where('state', '=', sql.lit('pending'))
    .where(isAmong('webhook_id', input.webhooks, can))
    .where(isAmong('customer_id', input.customers, can)),
)

const pendingChainsOf = statement(
  (db, input: { partnerId: string; webhooks: IdList; customers: IdList }, can) =>
    db
      .selectFrom('delivery')
      .select(['webhook_id', 'customer_id'])
      .distinct()
      .where('partner_id', '=', input.partnerId)
      .where('state', '=', sql.lit('pending'))
      .where(isAmong('webhook_id', input.webhooks, can))
      .where(isAmong('customer_id', input.customers, can)),
)

/** Chains with a pending delivery. */
export async function listPendingChains(
  transaction: Connection,
  wanted: OfPartner & { webhookIds: readonly string[]; customerIds: readonly string[] },
): Promise<string[]> {
  const { webhookIds, customerIds, partnerId } = wanted
  if (webhookIds.length === 0 || customerIds.length === 0) return []
  const lists = {
    webhooks: listIds(transaction, webhookIds),
    customers: listIds(transaction, customerIds),
  }
  const rows =
    partnerId === undefined
      ? await pendingChains.all(transaction, lists)
      : await pendingChainsOf.all(transaction, { ...lists, partnerId })
  return rows.map((row) => chainOf({ webhookId: row.webhook_id, customerId: row.customer_id }))
}

/** Adds deliveries. */
export const insertDeliveries = insertMany<DeliveryRecord>(
  'delivery',
  {
    partner_id: 'partnerId',
    id: 'id',
    webhook_id: 'webhookId',
    event_id: 'eventId',
    type: 'type',
    customer_id: 'customerId',
    place: 'place',
    state: 'state',
    due_at: 'dueAt',
    lease: 'lease',
    body: 'body',
    created_at: 'createdAt',
  },
  [64, 16, 4, 1],
)

const claimSome = findAll(
  (db, input: Claim & { webhookId: string }, can) =>
    claimDue(db, 'delivery', input, can).returning([
      'delivery.partner_id',
      'delivery.id',
      'delivery.webhook_id',
      'delivery.event_id',
      'delivery.body',
    ]),
  (row): Claimed => ({
    partnerId: row.partner_id,
    id: row.id,
    webhookId: row.webhook_id,
    eventId: row.event_id,
    body: row.body,
  }),
)

/** Claims due deliveries of several endpoints under a lease, up to a limit for each endpoint. */
export async function claimDueDeliveries(
  transaction: Connection,
  claim: {
    of: readonly (OfPartner & { readonly webhookId: string; readonly limit: number })[]
    at: number
    lease: string
    leaseUntil: number
  },
): Promise<Claimed[]> {
  const { of, ...rest } = claim
  const claimed: Claimed[] = []
  for (const endpoint of of) {
    claimed.push(...(await claimSome(transaction, { ...rest, ...endpoint })))
  }
  return claimed
}

const nextByWebhook = (db: Builder, input: { after: number }, only?: Only) =>
  db
    .selectFrom('webhook')
    .select((row) =>
      row
        .selectFrom('delivery')
        .select((all) => all.fn.min('delivery.due_at').as('due'))
        .whereRef('delivery.partner_id', '=', 'webhook.partner_id')
        .whereRef('delivery.webhook_id', '=', 'webhook.id')
        .where('delivery.due_at', 'is not', null)
        .where('delivery.due_at', '>', input.after)
        // On both tables: a cluster does not derive one condition from the other.
        .$if(only !== undefined, (some) =>
          some.where(amongPartners(only ?? [], 'delivery.partner_id')),
        )
        .as('due'),
    )
    .where('state', '=', sql.lit('on'))

const nextOfAll = statement((db, input: { after: number }) => nextByWebhook(db, input))

/** Time of the first attempt after a time, at any endpoint that is on; undefined if there is none. */
export async function findNextDelivery(
  connection: Connection,
  input: { after: number },
): Promise<number | undefined> {
  const rows = await ofReachable(connection, (only) =>
    only
      ? runDynamic(connection, (db) => nextByWebhook(db, input, only).where(amongPartners(only)))
      : nextOfAll.all(connection, input),
  )
  const times = rows.flatMap(({ due }) => due ?? [])
  return times.length === 0 ? undefined : Math.min(...times)
}

/** Makes a delivery pending again, with its full number of attempts. */
export const renewDelivery = execute((db, input: Key & { dueAt: number | null }) =>
  db
    .updateTable('delivery')
    .set({ state: 'pending', due_at: input.dueAt, lease: null, failures: 0 })
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id),
)
