import { sql } from 'kysely'
import type { CaseState } from '../../rules/case-state.ts'
import type { Connection } from '../connection.ts'
import { runDynamic, statement } from '../statement.ts'
import { readCaseRow, type CaseKey, type CaseRecord } from './cases.ts'

/** Which cases a reviewer wants to see. */
export interface CaseFilter {
  readonly states?: readonly CaseState[] | undefined
  /** A user name; null for those that nobody has. */
  readonly assignee?: string | null | undefined
  readonly customerId?: string | undefined
  /** The last case of the page before. */
  readonly after?: { readonly openedAt: number; readonly id: string } | undefined
  readonly limit: number
}

const findById = statement((db, input: { caseId: string }) =>
  db.selectFrom('vetting_case').selectAll().where('id', '=', input.caseId),
)

const listByCustomer = statement((db, input: { partnerId: string; customerId: string }) =>
  db
    .selectFrom('vetting_case')
    .selectAll()
    .where('partner_id', '=', input.partnerId)
    .where('customer_id', '=', input.customerId)
    .orderBy('opened_at', 'desc'),
)

const listShowable = statement((db, input: { at: number; limit: number }) =>
  db
    .selectFrom('vetting_case')
    .select(['partner_id', 'id', 'customer_id'])
    .where('due_at', '<=', input.at)
    .where('state', '=', 'decided')
    .orderBy('due_at')
    .limit(input.limit),
)

/** A case by its id alone, whichever partner's it is: the desk works for all. */
export async function findCase(
  connection: Connection,
  caseId: string,
): Promise<CaseRecord | undefined> {
  const row = await findById.first(connection, { caseId })
  return row && readCaseRow(row)
}

/** A page of cases, oldest first. */
export async function listCases(connection: Connection, filter: CaseFilter): Promise<CaseRecord[]> {
  const { states, assignee, customerId, after, limit } = filter
  const rows = await runDynamic(connection, (db) => {
    let query = db.selectFrom('vetting_case').selectAll()
    if (states) query = query.where('state', 'in', states)
    // In words of its own, so that SQLite sees that the index of the open cases is enough.
    if (states && !states.includes('shown')) query = query.where(sql<boolean>`state <> 'shown'`)
    if (assignee === null) query = query.where('assignee', 'is', null)
    else if (assignee !== undefined) query = query.where('assignee', '=', assignee)
    if (customerId !== undefined) query = query.where('customer_id', '=', customerId)
    if (after) {
      query = query.where((row) =>
        row.or([
          row('opened_at', '>', after.openedAt),
          row.and([row('opened_at', '=', after.openedAt), row('id', '>', after.id)]),
        ]),
      )
    }
    return query.orderBy('opened_at').orderBy('id').limit(limit)
  })
  return rows.map(readCaseRow)
}

/** All cases of a customer, newest first. */
export async function listCasesOfCustomer(
  connection: Connection,
  key: { partnerId: string; customerId: string },
): Promise<CaseRecord[]> {
  return (await listByCustomer.all(connection, key)).map(readCaseRow)
}

/** Decided cases whose verdict may be shown by now. */
export async function listShowableCases(
  connection: Connection,
  wanted: { at: number; limit: number },
): Promise<(CaseKey & { customerId: string })[]> {
  return (await listShowable.all(connection, wanted)).map((row) => ({
    partnerId: row.partner_id,
    caseId: row.id,
    customerId: row.customer_id,
  }))
}

/** Changes what is given of a case, and its version. */
export async function changeCase(
  transaction: Connection,
  key: CaseKey,
  changes: Partial<
    Pick<
      CaseRecord,
      | 'state'
      | 'dueAt'
      | 'assignee'
      | 'verdict'
      | 'reason'
      | 'publicNote'
      | 'decidedBy'
      | 'decidedAt'
      | 'confirmedBy'
      | 'shownAt'
    >
  >,
): Promise<void> {
  const { state, dueAt, assignee, verdict, reason } = changes
  const { publicNote, decidedBy, decidedAt, confirmedBy, shownAt } = changes
  await runDynamic(transaction, (db) =>
    db
      .updateTable('vetting_case')
      .set((row) => ({
        version: row('version', '+', 1),
        ...(state !== undefined && { state }),
        ...(dueAt !== undefined && { due_at: dueAt }),
        ...(assignee !== undefined && { assignee }),
        ...(verdict !== undefined && { verdict }),
        ...(reason !== undefined && { reason }),
        ...(publicNote !== undefined && { public_note: publicNote }),
        ...(decidedBy !== undefined && { decided_by: decidedBy }),
        ...(decidedAt !== undefined && { decided_at: decidedAt }),
        ...(confirmedBy !== undefined && { confirmed_by: confirmedBy }),
        ...(shownAt !== undefined && { shown_at: shownAt }),
      }))
      .where('partner_id', '=', key.partnerId)
      .where('id', '=', key.caseId),
  )
}
