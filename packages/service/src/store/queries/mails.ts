import type { Selectable } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { claimDue, type Claim } from './claim-due.ts'
import { execute, findAll, findFirst, runDynamic, statement } from '../statement.ts'

/** A pending mail to one user. */
export interface MailRecord {
  readonly partnerId: string
  /** Also used in the mail's message id, so that it stays the same for every attempt. */
  readonly id: string
  readonly userId: string
  /** Time at which it is due, or end of the lease. */
  readonly dueAt: number
  readonly lease: string | null
  readonly failures: number
  /** The events in the mail, as JSON. */
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

/**
 * Locks the mail cursor: until the transaction ends, no other transaction can write mails.
 * @returns the position up to which events have been put into mails
 */
export async function lockMails(transaction: Connection): Promise<number> {
  await beginCursor.all(transaction, {})
  return (await lockCursor.first(transaction, {}))?.place ?? 0
}

/** Position up to which events have been put into mails. */
export async function findMailedPlace(connection: Connection): Promise<number> {
  const [row] = await runDynamic(connection, (db) =>
    db.selectFrom('delivery_cursor').select('place').where('name', '=', cursorName),
  )
  return row?.place ?? 0
}

/** Stores the position up to which events have been put into mails. */
export const setMailedPlace = execute((db, input: { place: number }) =>
  db.updateTable('delivery_cursor').set({ place: input.place }).where('name', '=', cursorName),
)

/** Locks the newest mail to a user that is not due yet. */
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

/** Replaces the events in a mail. */
export const setMailEvents = execute(
  (db, input: { partnerId: string; id: string; events: string }) =>
    db
      .updateTable('mail')
      .set({ events: input.events })
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.id),
)

/** Claims due mails under a lease, longest due first. */
export const claimDueMails = findAll(
  (db, input: Claim, can) =>
    claimDue(db, 'mail', input, can).returningAll().$castTo<Selectable<Schema['mail']>>(),
  readRow,
)

/** Checks whether a mail is due. */
export async function hasDueMails(
  connection: Connection,
  input: { readonly at: number },
): Promise<boolean> {
  const rows = await runDynamic(connection, (db) =>
    db.selectFrom('mail').select('id').where('due_at', '<=', input.at).limit(1),
  )
  return rows.length > 0
}

/** Deletes a mail, for the holder of its lease. */
export const deleteMail = execute((db, input: { partnerId: string; id: string; lease: string }) =>
  db
    .deleteFrom('mail')
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id)
    .where('lease', '=', input.lease),
)

/** Schedules another attempt at a mail, for the holder of its lease. */
export const postponeMail = execute(
  (db, input: { partnerId: string; id: string; lease: string; dueAt: number }) =>
    db
      .updateTable('mail')
      .set((row) => ({ lease: null, due_at: input.dueAt, failures: row('failures', '+', 1) }))
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.id)
      .where('lease', '=', input.lease),
)

/** Deletes the pending mails to a user. */
export const deleteMailsOf = execute((db, input: UserKey) =>
  db
    .deleteFrom('mail')
    .where('partner_id', '=', input.partnerId)
    .where('user_id', '=', input.userId),
)
