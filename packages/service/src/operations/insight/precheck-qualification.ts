import {
  errorText,
  insightRoutes,
  rowOf,
  sayWarning,
  sentParameters,
  type CheckedDetails,
  type PrecheckFinding,
  type QualificationPrecheck,
} from '@accredit/contract'
import { judgeRequest, type RequestStanding } from '../../rules/check/judge-request.ts'
import type { QualificationRequest } from '../../rules/qualification-record.ts'
import {
  readQualificationRequest,
  type SentQualification,
} from '../../rules/read/read-qualification-request.ts'
import { Refused, refuse, type Refusal } from '../../rules/refusal.ts'
import type { VettingSubject } from '../../rules/vetting/subject.ts'
import { vettingSubject } from '../../rules/vetting/vetting-subject.ts'
import { warnOfSubject, type Warning } from '../../rules/vetting/warn-of-subject.ts'
import type { Reply } from '../../store/command.ts'
import { findCode } from '../../store/queries/codes.ts'
import { findApplicant, type ApplicantRecord } from '../../store/queries/customers.ts'
import type { Call } from '../call.ts'
import { readCustomerId, readObjectBody } from '../read-input.ts'
import { readStanding } from '../read-standing.ts'

/**
 * `POST /accredit/v1/customers/{id}/qualifications/precheck`: applies every rule of
 * `createQualification` and the vetting checks that a partner can act on, and writes nothing.
 */
export async function precheckQualification(call: Call): Promise<Reply> {
  const { actor, service } = call
  const { reader } = service.store
  const customerId = readCustomerId(call)
  const customer = await findApplicant(reader, { partnerId: actor.partnerId, customerId })
  if (!customer) return refuse('TenantNotFound', { customerId })
  const { request, misformed } = readRequest(call)
  const standing = await readStandingOf(call, customer, request)
  // A request that cannot be parsed is refused before any other rule applies.
  const refusals = misformed ? [misformed] : judgeRequest(request, actor, standing)
  const { requests, requestLimit } = standing
  const requestsLeft = requestLimit === null ? null : Math.max(0, requestLimit - requests)
  const warnings: Warning[] = []
  const vetted = rowOf(request.qualification).decided === 'vetted'
  const subject = vettingSubject(customer, request, standing)
  if (vetted) {
    const found = warnOfSubject(subject, service.knowledge)
    const unread = misformed?.error === 'InvalidEducationSegment' ? 'segment-missing' : undefined
    warnings.push(...found.filter(({ rule }) => rule !== unread))
    const { lastOf: limit } = subject
    if (limit !== undefined) warnings.push({ rule: 'last-request', values: { limit } })
  }
  const body: QualificationPrecheck = {
    outcome: refusals.length > 0 ? 'refused' : warnings.length > 0 ? 'warning' : 'ready',
    findings: [...refusals.map(describeRefusal), ...warnings.map(describeWarning)],
    requestsLeft: vetted ? requestsLeft : null,
    ...(vetted && { checked: describeSubject(subject) }),
  }
  return { status: 200, body }
}

async function readStandingOf(
  { actor, service }: Call,
  customer: ApplicantRecord,
  request: QualificationRequest,
): Promise<RequestStanding> {
  const { id: customerId } = customer
  const reads = { customer: async () => customer, code: findCode }
  const asked = { actor, customerId, request, support: service.support }
  const read = await readStanding(service.store.reader, asked, reads)
  return read?.standing ?? refuse('TenantNotFound', { customerId })
}

/**
 * Parses the request. An invalid member becomes a finding, and the rest is judged without it; only
 * the qualification is required.
 */
function readRequest(call: Call): { request: QualificationRequest; misformed?: Refusal } {
  const sent: SentQualification = readObjectBody(call, insightRoutes.precheckQualification)
  const { segmentRequired } = call.service
  try {
    return { request: readQualificationRequest(sent, call.query.get('code'), { segmentRequired }) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { request: readWhatCanBe(sent), misformed: error.refusal }
  }
}

function readWhatCanBe(sent: SentQualification): QualificationRequest {
  const read = (members: SentQualification) =>
    readQualificationRequest(members, undefined, { segmentRequired: false })
  const { qualification } = sent
  let request = read({ qualification })
  for (const member of ['educationSegment', 'website'] as const) {
    try {
      request = { ...read({ qualification, [member]: sent[member] }), ...defined(request) }
    } catch {
      // Reported by the finding.
    }
  }
  return request
}

function defined(request: QualificationRequest): QualificationRequest {
  const entries = Object.entries(request).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as unknown as QualificationRequest
}

function describeRefusal({ error, parameters }: Refusal): PrecheckFinding {
  return {
    level: 'refused',
    rule: error,
    values: sentParameters(parameters),
    text: errorText(error, parameters as never),
  }
}

function describeWarning({ rule, values }: Warning): PrecheckFinding {
  return { level: 'warning', rule, values, text: sayWarning(rule, values) }
}

function describeSubject({ customer, request }: Omit<VettingSubject, 'earlier'>): CheckedDetails {
  const { companyName, domain, email, address } = customer
  const { educationSegment, website } = request
  return {
    companyName,
    domain,
    ...(email && { email }),
    ...(address && { address }),
    ...(educationSegment && { educationSegment }),
    ...(website && { website }),
  }
}
