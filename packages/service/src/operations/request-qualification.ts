import { rowOf } from '@accredit/contract'
import { newId } from '../ids/new-id.ts'
import type { Actor } from '../rules/actor.ts'
import { addBusinessDays } from '../rules/add-business-days.ts'
import type { CodeAllowance } from '../rules/check/check-validation-code.ts'
import { isLowCode } from '../rules/is-low-code.ts'
import { judgeRequest, type RequestStanding } from '../rules/check/judge-request.ts'
import type { QualificationRecord, QualificationRequest } from '../rules/qualification-record.ts'
import { enforce, refuse } from '../rules/refusal.ts'
import { startQualification } from '../rules/start-qualification.ts'
import { termsOf } from '../rules/vetting-terms.ts'
import { vettingSubject } from '../rules/vetting/vetting-subject.ts'
import { codeKey } from '../store/command.ts'
import type { Connection } from '../store/connection.ts'
import { openCase } from '../store/queries/cases.ts'
import { insertRedemption, lockCode, takeCreate } from '../store/queries/codes.ts'
import { lockApplicant, type ApplicantRecord } from '../store/queries/customers.ts'
import type { EventEntry } from '../store/queries/events.ts'
import { appendEvent } from './append-event.ts'
import { putQualification } from '../store/queries/qualifications.ts'
import { auditQualification } from './audit-qualification.ts'
import { readStanding } from './read-standing.ts'
import { qualificationEvent } from './tell-qualification.ts'

/** Input of a request for a qualification; plain data, since it may run in another thread. */
export interface QualificationCommandInput {
  readonly actor: Actor
  readonly customerId: string
  readonly request: QualificationRequest
  readonly correlationId: string
  /** Milliseconds from now until the machine's verdict is due. */
  readonly vettingDelay: number
  /** Support contact that the operator configured. */
  readonly support?: string | undefined
}

/** Conflict keys of both operations. */
export const keysOfRequest = ({ customerId }: QualificationCommandInput) => [customerId]

/** The code of both operations, from which many requests may take a use in one transaction. */
export const countersOfRequest = ({ actor, request }: QualificationCommandInput) =>
  request.code === undefined ? [] : [codeKey(actor.partnerId, request.code)]

/**
 * Writing part of both operations: decides on the current state inside the transaction, and writes.
 * @throws Refused before anything is written
 */
export async function requestQualification(
  transaction: Connection,
  input: QualificationCommandInput,
  at: number,
): Promise<QualificationRecord> {
  const { actor, customerId, request } = input
  const key = { partnerId: actor.partnerId, customerId }

  const found = await readStanding(transaction, input, { customer: lockApplicant, code: lockCode })
  if (!found) return refuse('TenantNotFound', { customerId })
  const { customer, standing } = found
  const [objection] = judgeRequest(request, actor, standing)
  enforce(objection)
  const { decided } = rowOf(request.qualification)
  const spent = decided === 'code' ? await spendCode(transaction, input, standing, at) : undefined
  if (decided === 'vetted') await startVetting(transaction, found, input, at)

  const record = startQualification(request, at)
  await putQualification(transaction, key, record, at)
  const before = standing.records.find(({ type }) => type === record.type)
  await auditQualification(transaction, {
    customer,
    before,
    after: record,
    code: request.code,
    actor,
    correlationId: input.correlationId,
    at,
  })
  const told = { ...key, before, after: record, correlationId: input.correlationId, at }
  await appendEvent(
    transaction,
    qualificationEvent({ ...told, type: 'qualification.requested' }),
    ...(spent ? codeEvents(input, spent, at) : []),
    ...(decided === 'vetted'
      ? []
      : [qualificationEvent({ ...told, type: 'qualification.approved' })]),
  )
  return record
}

/** Remaining uses of a code before and after. */
interface SpentCode {
  readonly before: CodeAllowance
  readonly after: CodeAllowance
}

/**
 * @throws Refused when others in the same transaction have taken the remaining uses since they were
 * read
 */
async function spendCode(
  transaction: Connection,
  { actor, customerId, request }: QualificationCommandInput,
  { code }: RequestStanding,
  at: number,
): Promise<SpentCode> {
  const { partnerId } = actor
  const codeId = request.code ?? ''
  const { maxCreates = null, remainingCreates: left = null } = code ?? {}
  const taken = await takeCreate(transaction, { partnerId, id: codeId, at, left })
  if (!taken)
    return refuse('ValidationCodeExhausted', { code: codeId, maxCreates: maxCreates ?? 0 })
  await insertRedemption(transaction, { partnerId, customerId, codeId, at })
  const { remaining } = taken
  return {
    before: { maxCreates, remainingCreates: remaining === null ? null : remaining + 1 },
    after: { maxCreates, remainingCreates: remaining },
  }
}

/** Events for a used code, and for one that is now low. */
function codeEvents(
  { actor, customerId, request, correlationId }: QualificationCommandInput,
  { before, after }: SpentCode,
  at: number,
): EventEntry[] {
  const validationId = request.code ?? ''
  const { partnerId } = actor
  const data = {
    qualification: request.qualification,
    before: { validationId, ...before },
    after: { validationId, ...after },
  }
  const told = { partnerId, customerId, correlationId, at, data }
  const becameLow = isLowCode(after) && !isLowCode(before)
  return [
    { ...told, type: 'code.redeemed' },
    ...(becameLow ? [{ ...told, type: 'code.low' } as const] : []),
  ]
}

async function startVetting(
  transaction: Connection,
  { customer, standing }: { customer: ApplicantRecord; standing: RequestStanding },
  { actor, request, correlationId, vettingDelay }: QualificationCommandInput,
  at: number,
): Promise<void> {
  const { partnerId, id: customerId, associatedPartnerId, ownTerms } = customer
  const { qualification } = request
  await openCase(transaction, {
    partnerId,
    caseId: newId(),
    customerId,
    associatedPartnerId,
    qualification,
    state: 'waiting',
    dueAt: at + vettingDelay,
    subject: vettingSubject(customer, request, standing),
    correlationId,
    openedAt: at,
    slaDueAt: addBusinessDays(at, termsOf(qualification, ownTerms).reviewBusinessDays),
    openedBy: actor.userPrincipalName ?? actor.applicationId,
  })
}
