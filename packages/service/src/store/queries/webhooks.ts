import type { WebhookDialect } from '@accredit/contract'
import { sql, type Selectable } from 'kysely'
import type { Schema } from '../schema.ts'
import type { Connection } from '../connection.ts'
import { execute, findAll, findFirst, runDynamic, statement, type Builder } from '../statement.ts'
import { amongPartners, ofReachable, type Only } from './across-partners.ts'
import type { OfPartner } from './open-cases.ts'

/**
 * State of an endpoint: `gone` has answered 410, `failing` has failed for days; both were switched
 * off.
 */
export type WebhookState = Schema['webhook']['state']

/** An endpoint of a partner. */
export interface WebhookRecord {
  readonly partnerId: string
  readonly id: string
  /** `partner-center`: the partner's registration, of which there is one. */
  readonly dialect: WebhookDialect
  readonly url: string
  /**
   * Types of the events that it receives; empty for all. For a registration, Partner Center's
   * names.
   */
  readonly types: readonly string[]
  readonly description: string | null
  readonly state: WebhookState
  /** Encrypted; the key is outside the store. */
  readonly secrets: string
  /** Header of a registration's signature; null for the other dialect. */
  readonly signatureHeader: Schema['webhook']['signature_header']
  /** Position of the last event before it was added. */
  readonly toldFrom: number
  readonly failingSince: number | null
  readonly createdAt: number
}

type Key = { partnerId: string; id: string }

function readRow(row: Selectable<Schema['webhook']>): WebhookRecord {
  return {
    partnerId: row.partner_id,
    id: row.id,
    dialect: row.signature_header === null ? 'standard' : 'partner-center',
    url: row.url,
    types: JSON.parse(row.types) as string[],
    description: row.description,
    state: row.state,
    secrets: row.secrets,
    signatureHeader: row.signature_header,
    toldFrom: row.told_from,
    failingSince: row.failing_since,
    createdAt: row.created_at,
  }
}

const one = (db: Builder, input: Key) =>
  db
    .selectFrom('webhook')
    .selectAll()
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id)

/** One endpoint. */
export const findWebhook = findFirst((db, input: Key) => one(db, input), readRow)

/** The registration of a partner. */
export const findRegistration = findFirst(
  (db, input: { partnerId: string }) =>
    db
      .selectFrom('webhook')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('signature_header', 'is not', null),
  readRow,
)

/** One endpoint, locked until the transaction ends. */
export const lockWebhook = findFirst(
  (db, input: Key, can) => one(db, input).$if(can.rowLocks, (query) => query.forUpdate()),
  readRow,
)

/** A partner's endpoints, oldest first. */
export const listWebhooks = findAll(
  (db, input: { partnerId: string }) =>
    db.selectFrom('webhook').selectAll().where('partner_id', '=', input.partnerId).orderBy('id'),
  readRow,
)

/** Endpoints that are switched on, of every partner or one. */
export async function listActiveWebhooks(
  connection: Connection,
  { partnerId }: OfPartner,
): Promise<WebhookRecord[]> {
  const rows =
    partnerId === undefined
      ? await ofReachable(connection, (only) =>
          only
            ? runDynamic(connection, (db) => active(db).where(amongPartners(only)))
            : allActive.all(connection, {}),
        )
      : await runDynamic(connection, (db) => active(db).where('partner_id', '=', partnerId))
  return rows.map(readRow)
}

const active = (db: Builder) =>
  db.selectFrom('webhook').selectAll().where('state', '=', sql.lit('on')).orderBy('id')

const allActive = statement((db, _input: object) => active(db))

/** Endpoints that are switched on and have a due delivery. */
export async function listDueWebhooks(
  connection: Connection,
  input: { at: number },
): Promise<WebhookRecord[]> {
  const rows = await ofReachable(connection, (only) =>
    only
      ? runDynamic(connection, (db) => due(db, input, only).where(amongPartners(only)))
      : allDue.all(connection, input),
  )
  return rows.map(readRow)
}

const due = (db: Builder, input: { at: number }, only?: Only) =>
  db
    .selectFrom('webhook')
    .selectAll()
    .where('state', '=', sql.lit('on'))
    .where((row) =>
      row.exists(
        row
          .selectFrom('delivery')
          .select('delivery.id')
          .whereRef('delivery.partner_id', '=', 'webhook.partner_id')
          .whereRef('delivery.webhook_id', '=', 'webhook.id')
          .where('delivery.due_at', 'is not', null)
          .where('delivery.due_at', '<=', input.at)
          .$if(only !== undefined, (some) =>
            some.where(amongPartners(only ?? [], 'delivery.partner_id')),
          ),
      ),
    )
    .orderBy('id')

const allDue = statement((db, input: { at: number }) => due(db, input))

/** Adds an endpoint. */
export const insertWebhook = execute(
  (db, input: Omit<WebhookRecord, 'dialect' | 'types' | 'failingSince'> & { types: string }) =>
    db.insertInto('webhook').values({
      partner_id: input.partnerId,
      id: input.id,
      url: input.url,
      types: input.types,
      description: input.description,
      state: input.state,
      secrets: input.secrets,
      signature_header: input.signatureHeader,
      told_from: input.toldFrom,
      failing_since: null,
      created_at: input.createdAt,
    }),
)

/** Changes an endpoint. */
export const updateWebhook = execute(
  (
    db,
    input: Pick<
      WebhookRecord,
      | 'partnerId'
      | 'id'
      | 'url'
      | 'description'
      | 'state'
      | 'secrets'
      | 'signatureHeader'
      | 'toldFrom'
      | 'failingSince'
    > & { types: string },
  ) =>
    db
      .updateTable('webhook')
      .set({
        url: input.url,
        types: input.types,
        description: input.description,
        state: input.state,
        secrets: input.secrets,
        signature_header: input.signatureHeader,
        told_from: input.toldFrom,
        failing_since: input.failingSince,
      })
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.id),
)

/** Sets the time since which an endpoint fails; null when it does not. */
export const setFailingSince = execute((db, input: Key & { failingSince: number | null }) =>
  db
    .updateTable('webhook')
    .set({ failing_since: input.failingSince })
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id),
)

/** Switches an endpoint off or on. */
export const setWebhookState = execute((db, input: Key & { state: WebhookState }) =>
  db
    .updateTable('webhook')
    .set({ state: input.state })
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id),
)

/** Deletes an endpoint, after its deliveries. */
export const deleteWebhook = execute((db, input: Key) =>
  db.deleteFrom('webhook').where('partner_id', '=', input.partnerId).where('id', '=', input.id),
)
