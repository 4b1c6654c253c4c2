import type { VettingCase, VettingCaseSummary } from '@accredit/contract'
import { addBusinessDays, deskBusinessDays } from '../../rules/add-business-days.ts'
import type { Connection } from '../../store/connection.ts'
import { listCaseEntries, type CaseRecord } from '../../store/queries/cases.ts'
import { listCasesOfCustomer } from '../../store/queries/desk.ts'

const time = (at: number) => new Date(at).toISOString()

/** The entity tag of a case: its version. */
export function caseETag(found: Pick<CaseRecord, 'version'>): string {
  return String(found.version)
}

/** A case as the queue shows it. */
export function summarizeCase(found: CaseRecord): VettingCaseSummary {
  const { customer } = found.subject
  return {
    id: found.id,
    partnerId: found.partnerId,
    customerId: found.customerId,
    companyName: customer.companyName,
    ...(customer.address?.country && { country: customer.address.country }),
    state: found.state,
    openedAt: time(found.openedAt),
    slaDueAt: time(addBusinessDays(found.openedAt, deskBusinessDays)),
    ...(found.assignee && { assignee: found.assignee }),
    ...(found.verdict && { verdict: found.verdict }),
    ...(found.policyRow && { policyRow: found.policyRow }),
  }
}

/** A case with its timeline and the earlier cases of its customer. */
export async function describeCase(
  connection: Connection,
  found: CaseRecord,
): Promise<VettingCase> {
  const { partnerId, customerId, id: caseId } = found
  const timeline = await listCaseEntries(connection, { partnerId, caseId })
  const ofCustomer = await listCasesOfCustomer(connection, { partnerId, customerId })
  const decided = found.state === 'decided'
  return {
    ...summarizeCase(found),
    etag: caseETag(found),
    request: found.subject.request,
    customer: found.subject.customer,
    findings: [...(found.findings ?? [])],
    ...(found.explanation && { explanation: found.explanation }),
    ...(found.reason && { reason: found.reason }),
    ...(found.decidedBy && { decidedBy: found.decidedBy }),
    ...(found.decidedAt !== null && { decidedAt: time(found.decidedAt) }),
    ...(found.confirmedBy && { confirmedBy: found.confirmedBy }),
    needsConfirmation: decided && found.dueAt === null,
    ...(decided && found.dueAt !== null && { showAt: time(found.dueAt) }),
    ...(found.shownAt !== null && { shownAt: time(found.shownAt) }),
    ...(found.publicNote && { publicNote: found.publicNote }),
    timeline: timeline.map(({ at, actor, kind, data }) => ({ at: time(at), actor, kind, data })),
    earlier: ofCustomer.filter(({ id }) => id !== caseId).map(summarizeCase),
  } as VettingCase
}
