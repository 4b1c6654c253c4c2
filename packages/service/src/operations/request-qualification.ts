import { rowOf } from '@accredit/contract'
import { newId } from '../ids/new-id.ts'
import type { Actor } from '../rules/actor.ts'
import { checkCombination } from '../rules/check-combination.ts'
import { addBusinessDays } from '../rules/add-business-days.ts'
import { checkDirectoryRole } from '../rules/check-directory-role.ts'
import { checkRequester } from '../rules/check-requester.ts'
import { checkRequestLimit } from '../rules/check-request-limit.ts'
import { checkState } from '../rules/check-state.ts'
import {
  canBeCode,
  checkCodesAgree,
  checkValidationCode,
  spendCreate,
} from '../rules/check-validation-code.ts'
import type { QualificationRecord, QualificationRequest } from '../rules/qualification-record.ts'
import { enforce, refuse } from '../rules/refusal.ts'
import { startQualification } from '../rules/start-qualification.ts'
import { termsOf } from '../rules/vetting-terms.ts'
import type { Connection } from '../store/connection.ts'
import { openCase } from '../store/queries/cases.ts'
import { lockCode, redeemCode } from '../store/queries/codes.ts'
import { lockApplicant, type ApplicantRecord } from '../store/queries/customers.ts'
import { appendEvent } from '../store/queries/events.ts'
import { listDirectoryRoles } from '../store/queries/partners.ts'
import { listQualificationsAndRequests, putQualification } from '../store/queries/qualifications.ts'
import { auditQualification } from './audit-qualification.ts'
import { vettingSubject } from './vetting-subject.ts'

/** Input of a request for a qualification; plain data, since it may run in another thread. */
export interface QualificationCommandInput {
  readonly actor: Actor
  readonly customerId: string
  readonly request: QualificationRequest
  readonly correlationId: string
  /** Milliseconds from now until the machine's verdict is due. */
  readonly vettingDelay: number
}

/**
 * The writing half of both ways to ask: decides on what is true now, inside the transaction, and
 * writes.
 * @throws Refused before anything is written
 */
export async function requestQualification(
  transaction: Connection,
  input: QualificationCommandInput,
  at: number,
): Promise<QualificationRecord> {
  const { actor, customerId, request } = input
  const key = { partnerId: actor.partnerId, customerId }

  const customer = await lockApplicant(transaction, key)
  if (!customer) return refuse('TenantNotFound', { customerId })
  const { qualification } = request
  const row = rowOf(qualification)
  const { records, requests } = await listQualificationsAndRequests(transaction, {
    ...key,
    qualification,
  })
  enforce(checkRequester(qualification, actor))
  enforce(checkCombination(qualification, records, customerId))
  enforce(checkState(qualification, records, customerId))
  if (row.directoryRoles.length > 0) await requireDirectoryRole(transaction, input)
  if (row.decided === 'code') await spendCode(transaction, input, at)
  if (row.decided === 'vetted') {
    const { requestLimit } = termsOf(qualification, customer.ownTerms)
    enforce(checkRequestLimit(qualification, requests, requestLimit, customerId))
    await startVetting(transaction, customer, input, at)
  }

  const record = startQualification(request, at)
  await putQualification(transaction, key, record, at)
  await auditQualification(transaction, {
    customer,
    before: records.find(({ type }) => type === record.type),
    after: record,
    code: request.code,
    actor,
    correlationId: input.correlationId,
    at,
  })
  await appendEvent(transaction, {
    ...key,
    kind: 'qualification.requested',
    at,
    data: { qualification: record.type, vettingStatus: record.vettingStatus },
  })
  return record
}

async function requireDirectoryRole(
  transaction: Connection,
  { actor, customerId, request }: QualificationCommandInput,
): Promise<void> {
  const { partnerId, cspRoles } = actor
  const user = actor.userPrincipalName ?? actor.applicationId
  const held = await listDirectoryRoles(transaction, { partnerId, customerId, cspRoles })
  enforce(checkDirectoryRole(request.qualification, held, customerId, user))
}

async function spendCode(
  transaction: Connection,
  { actor, customerId, request }: QualificationCommandInput,
  at: number,
): Promise<void> {
  const { partnerId } = actor
  enforce(checkCodesAgree(request.code, request.otherCode))
  const id = request.code ?? ''
  const code = canBeCode(id) ? await lockCode(transaction, { partnerId, id }) : undefined
  enforce(checkValidationCode(id, code))
  const remaining = spendCreate(code?.remainingCreates ?? null)
  await redeemCode(transaction, { partnerId, customerId, codeId: id, remaining, at })
}

async function startVetting(
  transaction: Connection,
  customer: ApplicantRecord,
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
    subject: vettingSubject(customer, request),
    correlationId,
    openedAt: at,
    slaDueAt: addBusinessDays(at, termsOf(qualification, ownTerms).reviewBusinessDays),
    openedBy: actor.userPrincipalName ?? actor.applicationId,
  })
}
