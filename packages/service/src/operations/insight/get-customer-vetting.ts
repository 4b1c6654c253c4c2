import { vettedQualifications, type CustomerVetting, type VettingRound } from '@accredit/contract'
import { refuse } from '../../rules/refusal.ts'
import { termsOf } from '../../rules/vetting-terms.ts'
import type { Reply } from '../../store/command.ts'
import type { CaseRecord } from '../../store/queries/cases.ts'
import { findOwnTerms } from '../../store/queries/customers.ts'
import { listCasesOfCustomer } from '../../store/queries/desk.ts'
import type { Call } from '../call.ts'
import { readCustomerId } from '../read-input.ts'

/**
 * `GET /accredit/v1/customers/{id}/vetting`: history of the vetted requests. A decision that is not
 * shown yet appears as in review, and private notes and findings stay at the desk.
 */
export async function getCustomerVetting(call: Call): Promise<Reply> {
  const { reader } = call.service.store
  const key = { partnerId: call.actor.partnerId, customerId: readCustomerId(call) }
  const own = await findOwnTerms(reader, key)
  if (!own) return refuse('TenantNotFound', { customerId: key.customerId })
  // Each accepted request has opened a case.
  const cases = await listCasesOfCustomer(reader, key)
  const body: CustomerVetting = {
    rounds: cases.map(describeRound),
    limits: vettedQualifications.flatMap((qualification) => {
      const { requestLimit } = termsOf(qualification, own)
      if (requestLimit === null) return []
      const used = cases.filter((found) => found.qualification === qualification).length
      return [{ qualification, requestsLeft: Math.max(0, requestLimit - used), requestLimit }]
    }),
  }
  return { status: 200, body }
}

function describeRound(found: CaseRecord): VettingRound {
  const round = {
    caseId: found.id,
    qualification: found.qualification,
    requestedAt: new Date(found.openedAt).toISOString(),
    requestedBy: found.openedBy,
  }
  if (found.state !== 'shown') {
    const machine = found.state === 'waiting' || found.state === 'examining'
    const expected = machine ? (found.dueAt ?? found.openedAt) : found.slaDueAt
    return {
      ...round,
      state: machine ? 'waiting' : 'review',
      expectedBy: new Date(expected).toISOString(),
    }
  }
  return {
    ...round,
    state: found.verdict === 'approve' ? 'approved' : 'denied',
    ...(found.shownAt !== null && { shownAt: new Date(found.shownAt).toISOString() }),
    ...(found.reason && { reason: found.reason }),
    ...(found.publicNote && { publicNote: found.publicNote }),
  }
}
