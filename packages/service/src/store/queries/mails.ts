import type { Selectable } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { claimDue, type Claim } from './claim-due.ts'
import { execute, findAll, findFirst, runDynamic, statement } from '../statement.ts'

/** A mail to one user that is not sent yet. */
export interface MailRecord {
  readonly partnerId: string
  /** Also the id under which mail servers know it, however often it is sent. */
  readonly id: string
  readonly userId: string
  /** Time at which it is due, or the end of a lease. */
  readonly dueAt: number
  readonly lease: string | null
  readonly failures: number
  /** JSON: the events that it tells of. */
  readonly events: string
  readonly createdAt: number
}

type UserKey = { readonly partnerId: string; readonly userId: string }

function readRow(row: Selectable<Schema['mail']>): MailRecord {
  return {
    partnerId: row.partner_id,
    id: row.id,
    userId: row.user_id,
    dueAt: row.due_at,
    lease: row.lease,
    failures: row.failures,
    events: row.events,
    createdAt: row.created_at,
  }
}

const cursorName = 'mail'

const beginCursor = statement((db, _input: object) =>
  db
    .insertInto('delivery_cursor')
    .values({ name: cursorName, place: 0 })
    .onConflict((conflict) => conflict.doNothing()),
)

const lockCursor = statement((db, _input: object, can) =>
  db
    .selectFrom('delivery_cursor')
    .select('place')
    .where('name', '=', cursorName)
    .$if(can.rowLocks, (query) => query.forUpdate()),
)

/** Holds back everybody else who writes mails until the transaction ends; the place that they reached. */
export async function lockMails(transaction: Connection): Promise<number> {
  await beginCursor.all(transaction, {})
  return (await lockCursor.first(transaction, {}))?.place ?? 0
}

/** The place up to which events were put into mails. */
export async function findMailedPlace(connection: Connection): Promise<number> {
  const [row] = await runDynamic(connection, (db) =>
    db.selectFrom('delivery_cursor').select('place').where('name', '=', cursorName),
  )
  return row?.place ?? 0
}

/** Notes the place up to which events were put into mails. */
export const setMailedPlace = execute((db, input: { place: number }) =>
  db.updateTable('delivery_cursor').set({ place: input.place }).where('name', '=', cursorName),
)

/** The newest mail to a user that waits for its time, kept from whoever would send it. */
export const lockOpenMail = findFirst(
  (db, input: UserKey & { after: number }, can) =>
    db
      .selectFrom('mail')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('user_id', '=', input.userId)
      .where('lease', 'is', null)
      .where('failures', '=', 0)
      .where('due_at', '>', input.after)
      .orderBy('id', 'desc')
      .limit(1)
      .$if(can.rowLocks, (query) => query.forUpdate()),
  readRow,
)

/** Adds a mail. */
export const insertMail = execute((db, input: Omit<MailRecord, 'lease' | 'failures'>) =>
  db.insertInto('mail').values({
    partner_id: input.partnerId,
    id: input.id,
    user_id: input.userId,
    due_at: input.dueAt,
    events: input.events,
    created_at: input.createdAt,
  }),
)

/** Changes what a mail tells of. */
export const setMailEvents = execute(
  (db, input: { partnerId: string; id: string; events: string }) =>
    db
      .updateTable('mail')
      .set({ events: input.events })
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.id),
)

/** Takes mails that are due under a lease of the caller's, the oldest first. */
export const claimDueMails = findAll(
  (db, input: Claim, can) =>
    claimDue(db, 'mail', input, can).returningAll().$castTo<Selectable<Schema['mail']>>(),
  readRow,
)

/** Says whether a mail is due. */
export async function hasDueMails(
  connection: Connection,
  input: { readonly at: number },
): Promise<boolean> {
  const rows = await runDynamic(connection, (db) =>
    db.selectFrom('mail').select('id').where('due_at', '<=', input.at).limit(1),
  )
  return rows.length > 0
}

/** Takes a mail away, for the holder of its lease. */
export const deleteMail = execute((db, input: { partnerId: string; id: string; lease: string }) =>
  db
    .deleteFrom('mail')
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id)
    .where('lease', '=', input.lease),
)

/** Puts a mail off, for the holder of its lease. */
export const postponeMail = execute(
  (db, input: { partnerId: string; id: string; lease: string; dueAt: number }) =>
    db
      .updateTable('mail')
      .set((row) => ({ lease: null, due_at: input.dueAt, failures: row('failures', '+', 1) }))
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.id)
      .where('lease', '=', input.lease),
)

/** Takes away the mails that wait for a user. */
export const deleteMailsOf = execute((db, input: UserKey) =>
  db
    .deleteFrom('mail')
    .where('partner_id', '=', input.partnerId)
    .where('user_id', '=', input.userId),
)
