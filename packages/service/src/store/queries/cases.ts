import type { Selectable } from 'kysely'
import type {
  CaseEntryKind,
  CaseState,
  SettableQualification,
  VettingReason,
} from '@accredit/contract'
import type { Finding } from '../../rules/vetting/finding.ts'
import type { EarlierVerdict, VettingSubject } from '../../rules/vetting/subject.ts'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { findAll, findFirst, statement } from '../statement.ts'
import { nameKey } from './customers.ts'

/** Subject of a case, as of its opening. */
export type CaseSubject = Omit<VettingSubject, 'earlier'>

/** Key of a case. */
export interface CaseKey {
  readonly partnerId: string
  readonly caseId: string
}

/** A vetting case. */
export interface CaseRecord {
  readonly partnerId: string
  readonly id: string
  readonly customerId: string
  readonly qualification: SettableQualification
  readonly state: CaseState
  readonly dueAt: number | null
  /** Id of the worker's lease. */
  readonly lease: string | null
  readonly attempts: number
  readonly subject: CaseSubject
  readonly correlationId: string
  readonly openedAt: number
  /** Time by which the desk should have decided. */
  readonly slaDueAt: number
  /** Person or application that requested. */
  readonly openedBy: string
  readonly findings: readonly Finding[] | null
  readonly verdict: 'approve' | 'deny' | null
  readonly reason: VettingReason | null
  readonly policyRow: string | null
  readonly explanation: string | null
  /** Names of people are for display; their ids identify them, and are null for the worker. */
  readonly decidedBy: string | null
  readonly decidedById: string | null
  readonly decidedAt: number | null
  readonly confirmedBy: string | null
  readonly confirmedById: string | null
  readonly assignee: string | null
  readonly assigneeId: string | null
  readonly publicNote: string | null
  readonly shownAt: number | null
  /** Domain that vetting examined, from the website or the e-mail; null before, or without one. */
  readonly domain: string | null
  readonly version: number
}

/** One entry of a case's timeline. */
export interface CaseEntry extends CaseKey {
  readonly at: number
  /** `worker`, or the user principal name of a person. */
  readonly actor: string
  /** Identifies the person; absent for the worker. */
  readonly actorId?: string | undefined
  readonly kind: CaseEntryKind
  readonly data: Readonly<Record<string, unknown>>
}

const insert = statement(
  (
    db,
    input: CaseKey & {
      customerId: string
      qualification: string
      dueAt: number | null
      state: CaseState
      subject: string
      correlationId: string
      openedAt: number
      slaDueAt: number
      openedBy: string
      associatedPartnerId: string | null
      nameKey: string
      country: string | null
    },
  ) =>
    db.insertInto('vetting_case').values({
      partner_id: input.partnerId,
      id: input.caseId,
      customer_id: input.customerId,
      qualification: input.qualification,
      state: input.state,
      due_at: input.dueAt,
      subject: input.subject,
      correlation_id: input.correlationId,
      opened_at: input.openedAt,
      sla_due_at: input.slaDueAt,
      opened_by: input.openedBy,
      associated_partner_id: input.associatedPartnerId,
      name_key: input.nameKey,
      country: input.country,
    }),
)

const settle = statement(
  (
    db,
    input: CaseKey & {
      state: CaseState
      findings: string | null
      verdict: string | null
      reason: string | null
      policyRow: string | null
      explanation: string | null
      decidedBy: string | null
      decidedAt: number | null
      shownAt: number | null
      dueAt: number | null
      domain: string | null
    },
  ) =>
    db
      .updateTable('vetting_case')
      .set((row) => ({
        state: input.state,
        due_at: input.dueAt,
        lease: null,
        findings: input.findings,
        verdict: input.verdict,
        reason: input.reason,
        policy_row: input.policyRow,
        explanation: input.explanation,
        decided_by: input.decidedBy,
        decided_at: input.decidedAt,
        shown_at: input.shownAt,
        domain: input.domain,
        version: row('version', '+', 1),
      }))
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.caseId),
)

type EntryRow = Omit<CaseEntry, 'data' | 'actorId'> & { data: string; actorId: string | null }

const insertEntry = statement((db, input: EntryRow) =>
  db.insertInto('case_entry').values({
    partner_id: input.partnerId,
    case_id: input.caseId,
    at: input.at,
    actor: input.actor,
    actor_id: input.actorId,
    kind: input.kind,
    data: input.data,
  }),
)

const listSteps = statement((db, input: CaseKey) =>
  db
    .selectFrom('case_entry')
    .selectAll()
    .where('partner_id', '=', input.partnerId)
    .where('case_id', '=', input.caseId)
    .orderBy('seq'),
)

/** Opens a case. */
export async function openCase(
  transaction: Connection,
  opened: CaseKey &
    Pick<
      CaseRecord,
      | 'customerId'
      | 'qualification'
      | 'dueAt'
      | 'state'
      | 'subject'
      | 'correlationId'
      | 'openedAt'
      | 'slaDueAt'
    > & {
      /** User principal name of the requester, or the application's id. */
      readonly openedBy: string
      /** The tenant of the customer's indirect reseller. */
      readonly associatedPartnerId?: string | undefined
    },
): Promise<void> {
  const { companyName, address } = opened.subject.customer
  await insert.all(transaction, {
    ...opened,
    // In PostgreSQL's GUID format.
    correlationId: opened.correlationId.toLowerCase(),
    subject: JSON.stringify(opened.subject),
    associatedPartnerId: opened.associatedPartnerId ?? null,
    nameKey: nameKey(companyName),
    country: address?.country?.toUpperCase() ?? null,
  })
}

/** One case, locked until the transaction ends. */
export const lockCase = findFirst(
  (db, input: CaseKey, can) =>
    db
      .selectFrom('vetting_case')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.caseId)
      .$if(can.rowLocks, (query) => query.forUpdate()),
  readCaseRow,
)

/** Settles a case: findings and decision replace earlier ones, and the lease ends. */
export async function settleCase(
  transaction: Connection,
  settled: CaseKey &
    Pick<
      CaseRecord,
      | 'state'
      | 'dueAt'
      | 'findings'
      | 'verdict'
      | 'reason'
      | 'policyRow'
      | 'explanation'
      | 'decidedBy'
      | 'decidedAt'
      | 'shownAt'
      | 'domain'
    >,
): Promise<void> {
  const findings = settled.findings && JSON.stringify(settled.findings)
  await settle.all(transaction, { ...settled, findings })
}

/** The verdicts that a customer got before, oldest first. */
export const listEarlierVerdicts = findAll(
  (db, input: { partnerId: string; customerId: string }) =>
    db
      .selectFrom('vetting_case')
      .select(['verdict', 'reason', 'shown_at'])
      .where('partner_id', '=', input.partnerId)
      .where('customer_id', '=', input.customerId)
      .where('shown_at', 'is not', null)
      .$narrowType<{ shown_at: number }>()
      .orderBy('opened_at'),
  (row): EarlierVerdict => ({
    verdict: row.verdict === 'approve' ? 'Approved' : 'Denied',
    ...(row.reason && { reason: row.reason as VettingReason }),
    at: row.shown_at,
  }),
)

/** Adds an entry to the timeline of a case; its opening is implied. */
export async function appendCaseEntry(
  transaction: Connection,
  entry: CaseEntry & { readonly kind: Exclude<CaseEntry['kind'], 'opened'> },
): Promise<void> {
  const { actorId = null } = entry
  await insertEntry.all(transaction, { ...entry, actorId, data: JSON.stringify(entry.data) })
}

/** The timeline of a case, oldest first. */
export async function listCaseEntries(
  connection: Connection,
  found: Pick<CaseRecord, 'partnerId' | 'id' | 'openedAt' | 'openedBy'>,
): Promise<CaseEntry[]> {
  const { partnerId, id: caseId, openedAt: at, openedBy: actor } = found
  const key = { partnerId, caseId }
  const steps = (await listSteps.all(connection, key)).map((row) => ({
    ...key,
    at: row.at,
    actor: row.actor,
    ...(row.actor_id !== null && { actorId: row.actor_id }),
    kind: row.kind as CaseEntry['kind'],
    data: JSON.parse(row.data) as Record<string, unknown>,
  }))
  return [{ ...key, at, actor, kind: 'opened', data: {} }, ...steps]
}

/** Reads a row of the table. */
export function readCaseRow(row: Selectable<Schema['vetting_case']>): CaseRecord {
  return {
    partnerId: row.partner_id,
    id: row.id,
    customerId: row.customer_id,
    qualification: row.qualification as SettableQualification,
    state: row.state,
    dueAt: row.due_at,
    lease: row.lease,
    attempts: row.attempts,
    subject: JSON.parse(row.subject) as CaseSubject,
    correlationId: row.correlation_id,
    openedAt: row.opened_at,
    slaDueAt: row.sla_due_at,
    openedBy: row.opened_by,
    findings: row.findings === null ? null : (JSON.parse(row.findings) as Finding[]),
    verdict: row.verdict as CaseRecord['verdict'],
    reason: row.reason as VettingReason | null,
    policyRow: row.policy_row,
    explanation: row.explanation,
    decidedBy: row.decided_by,
    decidedById: row.decided_by_id,
    decidedAt: row.decided_at,
    confirmedBy: row.confirmed_by,
    confirmedById: row.confirmed_by_id,
    assignee: row.assignee,
    assigneeId: row.assignee_id,
    publicNote: row.public_note,
    shownAt: row.shown_at,
    domain: row.domain,
    version: row.version,
  }
}
