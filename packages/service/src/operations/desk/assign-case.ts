import { brokenRule, deskRoutes } from '@accredit/contract'
import { checkAssignable } from '../../rules/check/check-case-step.ts'
import type { Person } from '../../rules/person.ts'
import { enforce, refuse } from '../../rules/refusal.ts'
import type { Answer } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { findCase } from '../../store/queries/desk.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import { caseCommand, readStep, type CaseStep, type StepEffect } from './case-step.ts'
import { findNamedReviewer, isPersonId } from './find-reviewer.ts'

/**
 * `POST /vetting/v1/cases/{id}/assignment`: assigns a case to a reviewer, or returns it to the
 * queue.
 */
export async function assignCase(call: Call): Promise<Answer> {
  const { store, now } = call.service
  const { caseId, reviewer } = readStep(call)
  const { assignee = null } = readObjectBody(call, deskRoutes.assignCase)
  if (assignee !== null && !(typeof assignee === 'string' && namesReviewer(assignee))) {
    return refuse('InvalidRequestInput', {
      field: 'assignee',
      value: JSON.stringify(assignee),
      rule: brokenRule('Reviewer'),
    })
  }
  return store.answer(assignCaseCommand, { caseId, reviewer, assignee }, now(), call.identity)
}

function namesReviewer(text: string): boolean {
  return isPersonId(text) || /^[^\s\p{C}]+@[^\s\p{C}]+$/u.test(text)
}

export const assignCaseCommand = caseCommand(
  'assignCase',
  async (
    found,
    step: CaseStep & { readonly assignee: string | null },
    { transaction },
  ): Promise<StepEffect> => {
    enforce(checkAssignable(found))
    const assignee =
      step.assignee === null ? undefined : await findAssignee(transaction, step, step.assignee)
    const changes = { assignee: assignee?.name ?? null, assigneeId: assignee?.id ?? null }
    const data = assignee ? changes : { assignee: null }
    return { changes, entries: [{ kind: 'assigned', data }] }
  },
)

/** Finds the assignee, who must be allowed to see the case. */
async function findAssignee(
  transaction: Connection,
  { caseId, reviewer }: CaseStep,
  named: string,
): Promise<Person> {
  const assignee = await findNamedReviewer(transaction, named, reviewer)
  if (!assignee) return refuse('ReviewerUnknown', { reviewer: named })
  if (await findCase(transaction, { caseId, judge: assignee.tenantId })) return assignee
  return refuse('AssigneeNotAllowed', { caseId, reviewer: assignee.name })
}
