import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { findAll, findFirst, runDynamic, statement, type Builder } from '../statement.ts'
import { amongPartners, ofReachable } from './across-partners.ts'
import { readCaseRow, type CaseKey, type CaseRecord } from './cases.ts'
import { judgeableBy } from './judgeable-by.ts'

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

/** Tenant of the reviewer, whose own cases are hidden from them. */
export interface Judge {
  readonly judge: string
}

/** Finds a case of any partner by its id, unless it is the judge's own. */
export const findCase = findFirst(
  (db, input: { caseId: string; judge: string }) =>
    db
      .selectFrom('vetting_case')
      .selectAll()
      .where('id', '=', input.caseId)
      .where(judgeableBy(input.judge)),
  readCaseRow,
)

/** The cases of a customer, newest first; all without a limit. */
export async function listCasesOfCustomer(
  connection: Connection,
  wanted: { partnerId: string; customerId: string; limit?: number },
): Promise<CaseRecord[]> {
  const { partnerId, customerId, limit = Number.MAX_SAFE_INTEGER } = wanted
  return (await listByCustomer.all(connection, { partnerId, customerId, limit })).map(readCaseRow)
}

/** The newest cases of a customer that a judge may see, newest first. */
export const listJudgeableOfCustomer = findAll(
  (db, input: { partnerId: string; customerId: string; judge: string; limit: number }) =>
    db
      .selectFrom('vetting_case')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('customer_id', '=', input.customerId)
      .where(judgeableBy(input.judge))
      .orderBy('opened_at', 'desc')
      .limit(input.limit),
  readCaseRow,
)

/** The newest cases in which vetting examined a domain, of all partners, except the judge's own. */
export const listJudgeableOfDomain = findAll(
  (db, input: { domain: string; judge: string; limit: number }) =>
    db
      .selectFrom('vetting_case')
      .selectAll()
      .where('domain', '=', input.domain)
      .where(judgeableBy(input.judge))
      .orderBy('opened_at', 'desc')
      .orderBy('id', 'desc')
      .limit(input.limit),
  readCaseRow,
)

/** Decided cases whose verdict is due to be shown. */
export async function listShowableCases(
  connection: Connection,
  wanted: { at: number; limit: number },
): Promise<(CaseKey & { customerId: string })[]> {
  const rows = await ofReachable(connection, (only) =>
    only
      ? runDynamic(connection, (db) => showable(db, wanted).where(amongPartners(only)))
      : showableCases.all(connection, wanted),
  )
  return rows.map((row) => ({
    partnerId: row.partner_id,
    caseId: row.id,
    customerId: row.customer_id,
  }))
}

const showable = (db: Builder, input: { at: number; limit: number }) =>
  db
    .selectFrom('vetting_case')
    .select(['partner_id', 'id', 'customer_id'])
    .where('due_at', '<=', input.at)
    // A literal, so that both databases recognize that the index of decided cases suffices.
    .where('state', '=', sql.lit('decided'))
    .orderBy('due_at')
    .limit(input.limit)

const showableCases = statement((db, input: { at: number; limit: number }) => showable(db, input))

/** Changes the given fields of a case, and increments its version. */
export async function changeCase(
  transaction: Connection,
  key: CaseKey,
  changes: Partial<
    Pick<
      CaseRecord,
      | 'state'
      | 'dueAt'
      | 'assignee'
      | 'assigneeId'
      | 'verdict'
      | 'reason'
      | 'publicNote'
      | 'decidedBy'
      | 'decidedById'
      | 'decidedAt'
      | 'confirmedBy'
      | 'confirmedById'
      | 'shownAt'
    >
  >,
): Promise<void> {
  const { state, dueAt, assignee, assigneeId, verdict, reason, publicNote, shownAt } = changes
  const { decidedBy, decidedById, decidedAt, confirmedBy, confirmedById } = changes
  await runDynamic(transaction, (db) =>
    db
      .updateTable('vetting_case')
      .set((row) => ({
        version: row('version', '+', 1),
        ...(state !== undefined && { state }),
        ...(dueAt !== undefined && { due_at: dueAt }),
        ...(assignee !== undefined && { assignee }),
        ...(assigneeId !== undefined && { assignee_id: assigneeId }),
        ...(verdict !== undefined && { verdict }),
        ...(reason !== undefined && { reason }),
        ...(publicNote !== undefined && { public_note: publicNote }),
        ...(decidedBy !== undefined && { decided_by: decidedBy }),
        ...(decidedById !== undefined && { decided_by_id: decidedById }),
        ...(decidedAt !== undefined && { decided_at: decidedAt }),
        ...(confirmedBy !== undefined && { confirmed_by: confirmedBy }),
        ...(confirmedById !== undefined && { confirmed_by_id: confirmedById }),
        ...(shownAt !== undefined && { shown_at: shownAt }),
      }))
      .where('partner_id', '=', key.partnerId)
      .where('id', '=', key.caseId),
  )
}
