import { rowOf, type VettingReason } from '@accredit/contract'
import type { QualificationRecord } from '../rules/qualification-record.ts'
import type { Connection } from '../store/connection.ts'
import { lockCaseStanding, type CaseStanding } from '../store/queries/case-standing.ts'
import { appendCaseEntry, type CaseKey, type CaseRecord } from '../store/queries/cases.ts'
import { lockNamedCustomer, type NamedCustomer } from '../store/queries/customers.ts'
import { listQualifications, putQualification } from '../store/queries/qualifications.ts'
import { auditQualification } from './audit-qualification.ts'
import { tellQualification } from './tell-qualification.ts'

/**
 * Locks a case and its customer, the customer first: everybody locks in this order. One round trip.
 */
export async function lockCaseOfCustomer(
  transaction: Connection,
  { partnerId, customerId, caseId }: CaseKey & { readonly customerId: string },
): Promise<LockedCase> {
  const key = { partnerId, customerId }
  const [customer, found, records] = await Promise.all([
    lockNamedCustomer(transaction, key),
    lockCaseStanding(transaction, { partnerId, caseId }),
    listQualifications(transaction, key),
  ])
  return { customer, found, records }
}

/** A locked case, its customer unless removed, and the customer's qualifications. */
interface LockedCase {
  readonly customer: NamedCustomer | undefined
  readonly found: CaseStanding | undefined
  readonly records: readonly QualificationRecord[]
}

/**
 * Turns a verdict into the customer's qualification: the only step that does, and the last of a
 * case. For a customer who was removed meanwhile there is nothing to show; the case still ends.
 */
export async function showVerdict(
  transaction: Connection,
  shown: {
    case: Pick<
      CaseRecord,
      'partnerId' | 'id' | 'customerId' | 'qualification' | 'correlationId'
    > & {
      verdict: 'approve' | 'deny'
      reason: VettingReason | null
    }
    at: number
  } & Omit<LockedCase, 'found'>,
): Promise<void> {
  const { customer, records, at } = shown
  const { partnerId, id: caseId, customerId, qualification, verdict, reason } = shown.case
  const { correlationId } = shown.case
  await appendCaseEntry(transaction, {
    partnerId,
    caseId,
    at,
    actor: 'worker',
    kind: 'shown',
    data: { verdict, reason },
  })
  if (!customer) return
  const key = { partnerId, customerId }
  const before = records.find(({ type }) => type === qualification)
  if (before?.vettingStatus !== 'InReview') {
    throw new Error(`case ${caseId} has a verdict, but no ${qualification} request is in review`)
  }
  const after: QualificationRecord = {
    ...before,
    vettingStatus: verdict === 'approve' ? 'Approved' : 'Denied',
    vettingReason: verdict === 'deny' ? (reason ?? rowOf(qualification).reasons[0]) : undefined,
  }
  await putQualification(transaction, key, after, at)
  await auditQualification(transaction, { customer, before, after, correlationId, at })
  const type = verdict === 'approve' ? 'qualification.approved' : 'qualification.denied'
  await tellQualification(transaction, { ...key, type, before, after, correlationId, at })
}
