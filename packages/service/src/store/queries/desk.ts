import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { runDynamic, statement } from '../statement.ts'
import { readCaseRow, type CaseKey, type CaseRecord } from './cases.ts'

const findById = statement((db, input: { caseId: string }) =>
  db.selectFrom('vetting_case').selectAll().where('id', '=', input.caseId),
)

const listByCustomer = statement(
  (db, input: { partnerId: string; customerId: string; limit: number }) =>
    db
      .selectFrom('vetting_case')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('customer_id', '=', input.customerId)
      .orderBy('opened_at', 'desc')
      .limit(input.limit),
)

const listByDomain = statement((db, input: { domain: string; limit: number }) =>
  db
    .selectFrom('vetting_case')
    .selectAll()
    .where('domain', '=', input.domain)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit),
)

const listShowable = statement((db, input: { at: number; limit: number }) =>
  db
    .selectFrom('vetting_case')
    .select(['partner_id', 'id', 'customer_id'])
    .where('due_at', '<=', input.at)
    // Written out, so that both databases see that the index of decided cases answers it.
    .where('state', '=', sql.lit('decided'))
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

/** The cases of a customer, newest first: all, or the newest ones. */
export async function listCasesOfCustomer(
  connection: Connection,
  wanted: { partnerId: string; customerId: string; limit?: number },
): Promise<CaseRecord[]> {
  const { partnerId, customerId, limit = Number.MAX_SAFE_INTEGER } = wanted
  return (await listByCustomer.all(connection, { partnerId, customerId, limit })).map(readCaseRow)
}

/** The newest cases in which vetting examined a domain, of all partners, newest first. */
export async function listCasesOfDomain(
  connection: Connection,
  wanted: { domain: string; limit: number },
): Promise<CaseRecord[]> {
  return (await listByDomain.all(connection, wanted)).map(readCaseRow)
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
