import type { SettableQualification, VettingReason } from '@accredit/contract'
import { findFirst } from '../statement.ts'
import type { CaseKey, CaseRecord } from './cases.ts'

/** A case as far as it decides what its verdict changes. */
export type CaseStanding = Pick<
  CaseRecord,
  | 'partnerId'
  | 'id'
  | 'customerId'
  | 'qualification'
  | 'state'
  | 'dueAt'
  | 'lease'
  | 'verdict'
  | 'reason'
  | 'correlationId'
>

// A case is long, and its subject is read from JSON: a verdict needs neither.
/** Locks a case, and reads what its verdict needs. */
export const lockCaseStanding = findFirst(
  (db, input: CaseKey, can) =>
    db
      .selectFrom('vetting_case')
      .select([
        'partner_id',
        'id',
        'customer_id',
        'qualification',
        'state',
        'due_at',
        'lease',
        'verdict',
        'reason',
        'correlation_id',
      ])
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.caseId)
      .$if(can.rowLocks, (query) => query.forUpdate()),
  (row): CaseStanding => ({
    partnerId: row.partner_id,
    id: row.id,
    customerId: row.customer_id,
    qualification: row.qualification as SettableQualification,
    state: row.state,
    dueAt: row.due_at,
    lease: row.lease,
    verdict: row.verdict as CaseRecord['verdict'],
    reason: row.reason as VettingReason | null,
    correlationId: row.correlation_id,
  }),
)
