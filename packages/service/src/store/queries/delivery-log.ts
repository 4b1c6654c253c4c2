import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { insertMany } from '../insert-many.ts'
import { findAll, findFirst, runDynamic } from '../statement.ts'
import { readDelivery, type DeliveryRecord, type DeliveryState } from './deliveries.ts'

/** One attempt at a delivery. */
export interface DeliveryAttempt {
  readonly partnerId: string
  readonly deliveryId: string
  readonly number: number
  readonly at: number
  readonly status: number | null
  readonly milliseconds: number
  /** Reason for the lack of a response. */
  readonly fault: string | null
  /** Beginning of the response body. */
  readonly answer: string | null
}

/** One delivery. */
export const findDelivery = findFirst(
  (db, input: { partnerId: string; id: string }) =>
    db
      .selectFrom('delivery')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.id),
  readDelivery,
)

/** Delivery of a test event. */
export const findTestDelivery = findFirst(
  (db, input: { partnerId: string; eventId: string }) =>
    db
      .selectFrom('delivery')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('event_id', '=', input.eventId)
      .where('type', '=', sql.lit('webhook.test')),
  readDelivery,
)

/** A partner's deliveries to one endpoint, newest first. */
export async function listDeliveries(
  connection: Connection,
  wanted: {
    partnerId: string
    webhookId: string
    state?: DeliveryState | undefined
    before?: string | undefined
    limit: number
  },
): Promise<DeliveryRecord[]> {
  const { partnerId, webhookId, state, before, limit } = wanted
  const rows = await runDynamic(connection, (db) => {
    let query = db
      .selectFrom('delivery')
      .selectAll()
      .where('partner_id', '=', partnerId)
      .where('webhook_id', '=', webhookId)
    if (state !== undefined) query = query.where('state', '=', sql.lit(state))
    if (before !== undefined) query = query.where('id', '<', before)
    return query.orderBy('id', 'desc').limit(limit)
  })
  return rows.map(readDelivery)
}

/** The attempts at a delivery, in order. */
export const listDeliveryAttempts = findAll(
  (db, input: { partnerId: string; deliveryId: string }) =>
    db
      .selectFrom('delivery_attempt')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('delivery_id', '=', input.deliveryId)
      .orderBy('number'),
  (row): DeliveryAttempt => ({
    partnerId: row.partner_id,
    deliveryId: row.delivery_id,
    number: row.number,
    at: row.at,
    status: row.status,
    milliseconds: row.milliseconds,
    fault: row.fault,
    answer: row.answer,
  }),
)

/** Logs attempts. */
export const insertAttempts = insertMany<DeliveryAttempt>(
  'delivery_attempt',
  {
    partner_id: 'partnerId',
    delivery_id: 'deliveryId',
    number: 'number',
    at: 'at',
    status: 'status',
    milliseconds: 'milliseconds',
    fault: 'fault',
    answer: 'answer',
  },
  [64, 16, 4, 1],
)

/** Dead deliveries of an endpoint since a time, oldest first, up to a limit. */
export const listDeadDeliveries = findAll(
  (db, input: { partnerId: string; webhookId: string; since: number; limit: number }) =>
    db
      .selectFrom('delivery')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('webhook_id', '=', input.webhookId)
      .where('state', '=', sql.lit('dead'))
      .where('created_at', '>=', input.since)
      .orderBy('id')
      .limit(input.limit),
  readDelivery,
)

/** Counts pending deliveries, and finds the creation time of the oldest. */
export async function measureDeliveries(
  connection: Connection,
): Promise<{ readonly pending: number; readonly oldest: number | undefined }> {
  const [row] = await runDynamic(connection, (db) =>
    db
      .selectFrom('delivery')
      .select((all) => [
        all.fn.countAll<number>().as('pending'),
        all.fn.min('created_at').as('oldest'),
      ])
      .where('state', '=', sql.lit('pending')),
  )
  return { pending: row?.pending ?? 0, oldest: row?.oldest ?? undefined }
}
