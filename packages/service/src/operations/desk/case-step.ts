import { isGuid, type VettingCase } from '@accredit/contract'
import { personNameKey, personOf, type Person } from '../../rules/person.ts'
import { enforce, refuse } from '../../rules/refusal.ts'
import { checkETag } from '../../rules/check/check-etag.ts'
import { command, type Command, type Reply } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import {
  appendCaseEntry,
  lockCase,
  type CaseKey,
  type CaseRecord,
} from '../../store/queries/cases.ts'
import { changeCase, findCase } from '../../store/queries/desk.ts'
import { appendEvent } from '../append-event.ts'
import { findReviewer, putReviewer } from '../../store/queries/reviewers.ts'
import { isFreshlySeen } from './see-reviewer.ts'
import type { Call } from '../call.ts'
import { caseETag, describeCase } from './describe-case.ts'

/** Input common to all steps of a reviewer. */
export interface CaseStep {
  readonly caseId: string
  readonly reviewer: Person
}

/** A step that applies only to the version of the case that the reviewer saw. */
export interface CheckedCaseStep extends CaseStep {
  readonly ifMatch: string | undefined
}

/** Effect of a step: the change of the case, and its timeline entry. */
export interface StepEffect {
  readonly changes: Parameters<typeof changeCase>[2]
  readonly entries: readonly Pick<Parameters<typeof appendCaseEntry>[1], 'kind' | 'data'>[]
}

/**
 * Declares a reviewer's step as a command. It locks the case, decides, writes the change, adds the
 * timeline entry and notifies the desk; the answer is the resulting case.
 * @param decide refuses the step, or returns its effect
 */
export function caseCommand<Step extends CaseStep>(
  name: string,
  decide: (
    found: CaseRecord,
    step: Step,
    around: { readonly transaction: Connection; readonly at: number },
  ) => StepEffect | Promise<StepEffect>,
  status: 200 | 201 = 200,
): Command<Step, Reply> {
  const run = async (transaction: Connection, step: Step, at: number): Promise<Reply> => {
    const { key, ...found } = await lockStep(transaction, step)
    const { id: actorId, name: actor } = step.reviewer
    const { changes, entries } = await decide(found, step, { transaction, at })
    await changeCase(transaction, key, changes)
    for (const entry of entries) {
      await appendCaseEntry(transaction, { ...key, actor, actorId, at, ...entry })
    }
    return { status, body: await tellDesk(transaction, key, { reviewer: step.reviewer, at }) }
  }
  // A step concerns the case, and the reviewer whose presence it records.
  return command(name, run, ({ caseId, reviewer }) => [caseId, reviewer.id])
}

/** Reads the case and the reviewer of a call. */
export function readStep(call: Call): CheckedCaseStep {
  return {
    caseId: readCaseId(call),
    reviewer: personOf(call.actor),
    ifMatch: call.header('if-match'),
  }
}

/**
 * Reads the case id from the path.
 * @throws Refused NotFound for an invalid id
 */
export function readCaseId(call: Pick<Call, 'parameters'>): string {
  const value = call.parameters['caseId'] ?? ''
  return isGuid(value) ? value.toLowerCase() : refuse('NotFound', { what: `Case "${value}"` })
}

/**
 * Finds and locks the case of a step.
 * @throws Refused NotFound also for a case of the reviewer's own tenant
 */
async function lockStep(
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

/** Notifies the desk of a step; returns the case after it. */
async function tellDesk(
  transaction: Connection,
  key: CaseKey,
  { reviewer, at }: { readonly reviewer: Person; readonly at: number },
): Promise<VettingCase> {
  const found = await lockCase(transaction, key)
  if (!found) throw new Error(`case ${key.caseId} is gone in the middle of a step`)
  const { partnerId, caseId } = key
  await noteReviewer(transaction, reviewer, at)
  await appendEvent(transaction, {
    partnerId,
    customerId: found.customerId,
    type: 'case.changed',
    at,
    correlationId: found.correlationId,
    // `by` marks a step inside the desk, which is hidden from partners.
    data: { caseId, by: reviewer.name },
  })
  return describeCase(transaction, found, { judge: reviewer.tenantId })
}

/** Skips a reviewer who was seen recently: on a cluster, reviewers are replicated to every node. */
async function noteReviewer(transaction: Connection, { id, name }: Person, at: number) {
  const seen = { id, userPrincipalName: name, nameKey: personNameKey(name), displayName: null }
  const known = await findReviewer(transaction, id)
  if (known?.userPrincipalName === name && isFreshlySeen(known, at)) return
  await putReviewer(transaction, { ...seen, seenAt: at })
}
