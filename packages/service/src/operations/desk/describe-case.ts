import type { EarlierCase, VettingCase, VettingCaseSummary } from '@accredit/contract'
import type { Connection } from '../../store/connection.ts'
import { listCaseEntries, type CaseRecord } from '../../store/queries/cases.ts'
import {
  listJudgeableOfCustomer,
  listJudgeableOfDomain,
  type Judge,
} from '../../store/queries/desk.ts'
import { listPartnerNames } from '../../store/queries/partners.ts'

/** Most other cases shown with a case. */
const earlierShown = 20

const time = (at: number) => new Date(at).toISOString()

/** Entity tag of a case: its version. */
export function caseETag(found: Pick<CaseRecord, 'version'>): string {
  return String(found.version)
}

/** Summarizes a case for the queue. */
export function summarizeCase(found: CaseRecord): VettingCaseSummary {
  const { customer } = found.subject
  return {
    id: found.id,
    partnerId: found.partnerId,
    customerId: found.customerId,
    qualification: found.qualification,
    companyName: customer.companyName,
    ...(customer.address?.country && { country: customer.address.country }),
    state: found.state,
    openedAt: time(found.openedAt),
    slaDueAt: time(found.slaDueAt),
    ...(found.assignee && { assignee: found.assignee }),
    ...(found.assigneeId && { assigneeId: found.assigneeId }),
    ...(found.verdict && { verdict: found.verdict }),
    ...(found.decidedBy && { decidedBy: found.decidedBy }),
    ...(found.decidedById && { decidedById: found.decidedById }),
    needsConfirmation: found.state === 'decided' && found.dueAt === null,
    ...(found.policyRow && { policyRow: found.policyRow }),
  }
}

/**
 * Describes a case with its timeline and the earlier cases of its customer or domain that the
 * reviewer may see.
 */
export async function describeCase(
  connection: Connection,
  found: CaseRecord,
  judge: Judge,
): Promise<VettingCase> {
  const { partnerId } = found
  const timeline = await listCaseEntries(connection, found)
  const earlier = await listEarlier(connection, found, judge)
  const partnerIds = new Set([partnerId, ...earlier.map((other) => other.found.partnerId)])
  const names = await listPartnerNames(connection, [...partnerIds])
  const nameOf = (id: string) => {
    const partnerName = names.get(id)
    return partnerName === undefined ? {} : { partnerName }
  }
  const decided = found.state === 'decided'
  return {
    ...summarizeCase(found),
    ...nameOf(partnerId),
    ...(found.domain && { domain: found.domain }),
    etag: caseETag(found),
    request: found.subject.request,
    customer: found.subject.customer,
    findings: [...(found.findings ?? [])],
    ...(found.explanation && { explanation: found.explanation }),
    ...(found.reason && { reason: found.reason }),
    ...(found.decidedAt !== null && { decidedAt: time(found.decidedAt) }),
    ...(found.confirmedBy && { confirmedBy: found.confirmedBy }),
    ...(found.confirmedById && { confirmedById: found.confirmedById }),
    ...(decided && found.dueAt !== null && { showAt: time(found.dueAt) }),
    ...(found.shownAt !== null && { shownAt: time(found.shownAt) }),
    ...(found.publicNote && { publicNote: found.publicNote }),
    timeline: timeline.map(({ at, actor, actorId, kind, data }) => ({
      at: time(at),
      actor,
      ...(actorId && { actorId }),
      kind,
      data,
    })),
    earlier: earlier.map(({ found: other, matches }): EarlierCase => ({
      ...summarizeCase(other),
      ...nameOf(other.partnerId),
      matches,
    })),
  } as VettingCase
}

interface Earlier {
  readonly found: CaseRecord
  readonly matches: EarlierCase['matches']
}

/** Lists the newest other cases of the same customer and of the same domain, without duplicates. */
async function listEarlier(
  connection: Connection,
  found: CaseRecord,
  { judge }: Judge,
): Promise<Earlier[]> {
  const { partnerId, customerId, domain, id } = found
  // The case itself may be among them.
  const limit = earlierShown + 1
  const customerKey = { partnerId, customerId }
  const ofCustomer = await listJudgeableOfCustomer(connection, { ...customerKey, judge, limit })
  const ofDomain =
    domain === null ? [] : await listJudgeableOfDomain(connection, { domain, judge, limit })
  const all = new Map([...ofCustomer, ...ofDomain].map((other) => [other.id, other]))
  all.delete(id)
  return [...all.values()]
    .toSorted((one, other) => other.openedAt - one.openedAt || (one.id < other.id ? 1 : -1))
    .slice(0, earlierShown)
    .map((other) => ({
      found: other,
      matches: [
        ...(other.partnerId === partnerId && other.customerId === customerId
          ? (['customer'] as const)
          : []),
        ...(domain !== null && other.domain === domain ? (['domain'] as const) : []),
      ],
    }))
}
