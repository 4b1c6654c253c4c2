import { isGuid } from '@accredit/contract'
import { personNameKey, personOf, type Person } from '../../rules/person.ts'
import { enforce, refuse } from '../../rules/refusal.ts'
import { checkETag } from '../../rules/check-etag.ts'
import type { Reply } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { lockCase, type CaseKey, type CaseRecord } from '../../store/queries/cases.ts'
import { findCase } from '../../store/queries/desk.ts'
import { appendEvent } from '../append-event.ts'
import { putReviewer } from '../../store/queries/reviewers.ts'
import type { Call } from '../call.ts'
import { caseETag, describeCase } from './describe-case.ts'

/** The part that every step of a reviewer brings. */
export interface CaseStep {
  readonly caseId: string
  readonly reviewer: Person
}

/** A step that must rest on the case as the reviewer saw it. */
export interface CheckedCaseStep extends CaseStep {
  readonly ifMatch: string | undefined
}

/** Keys of every step: the case, and the reviewer who is seen at work. */
export const keysOfStep = ({ caseId, reviewer }: CaseStep) => [caseId, reviewer.id]

/** Reads which case a call is about, and whose step it is. */
export function readStep(call: Call): CheckedCaseStep {
  return {
    caseId: readCaseId(call),
    reviewer: personOf(call.actor),
    ifMatch: call.header('if-match'),
  }
}

/**
 * The case's id from the path.
 * @throws Refused NotFound for what cannot be one
 */
export function readCaseId(call: Pick<Call, 'parameters'>): string {
  const value = call.parameters['caseId'] ?? ''
  return isGuid(value) ? value.toLowerCase() : refuse('NotFound', { what: `Case "${value}"` })
}

/**
 * The case of a step, kept from every other writer until the transaction ends.
 * @throws Refused NotFound also for a case of the reviewer's own tenant
 */
export async function lockStep(
  transaction: Connection,
  step: CaseStep | CheckedCaseStep,
): Promise<CaseRecord & { readonly key: CaseKey }> {
  const { caseId, reviewer } = step
  const found = await findCase(transaction, { caseId, judge: reviewer.tenantId })
  const key = { partnerId: found?.partnerId ?? '', caseId }
  const locked = found && (await lockCase(transaction, key))
  if (!locked) return refuse('NotFound', { what: `Case ${caseId}` })
  if ('ifMatch' in step) enforce(checkETag(step.ifMatch, caseETag(locked), `case ${caseId}`))
  return { ...locked, key }
}

/** Tells the desk of a step, and answers with the case as it stands after it. */
export async function replyWithCase(
  transaction: Connection,
  key: CaseKey,
  step: { readonly reviewer: Person; readonly at: number; readonly status?: 200 | 201 },
): Promise<Reply> {
  const found = await lockCase(transaction, key)
  if (!found) throw new Error(`case ${key.caseId} is gone in the middle of a step`)
  const { partnerId, caseId } = key
  const { reviewer, at } = step
  await putReviewer(transaction, {
    id: reviewer.id,
    userPrincipalName: reviewer.name,
    nameKey: personNameKey(reviewer.name),
    displayName: null,
    seenAt: at,
  })
  await appendEvent(transaction, {
    partnerId,
    customerId: found.customerId,
    type: 'case.changed',
    at,
    correlationId: found.correlationId,
    // `by` marks a step inside the desk, which partners do not see.
    data: { caseId, by: reviewer.name },
  })
  const body = await describeCase(transaction, found, { judge: reviewer.tenantId })
  return { status: step.status ?? 200, body }
}

/** Names the reviewer in the timeline. */
export function entryBy({ id, name }: Person) {
  return { actor: name, actorId: id } as const
}
