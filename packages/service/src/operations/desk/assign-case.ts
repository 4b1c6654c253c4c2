import { deskRoutes } from '@accredit/contract'
import { checkAssignable } from '../../rules/check-case-step.ts'
import { enforce, refuse } from '../../rules/refusal.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { appendCaseEntry } from '../../store/queries/cases.ts'
import { changeCase } from '../../store/queries/desk.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import { lockStep, readStep, replyWithCase, type CaseStep } from './case-step.ts'

/** `POST /vetting/v1/cases/{id}/assignment`: gives a case to a reviewer, or back to the queue. */
export async function assignCase(call: Call): Promise<Answer> {
  const { store, now } = call.service
  const { caseId, reviewer } = readStep(call)
  const { assignee = null } = readObjectBody(call, deskRoutes.assignCase)
  if (
    assignee !== null &&
    (typeof assignee !== 'string' || !/^[^\s\p{C}]+@[^\s\p{C}]+$/u.test(assignee))
  ) {
    return refuse('InvalidRequestInput', {
      field: 'assignee',
      value: JSON.stringify(assignee),
      rule: 'it must be a reviewer’s user name, or null',
    })
  }
  return store.answer(assignCaseCommand, { caseId, reviewer, assignee }, now(), call.identity)
}

export const assignCaseCommand = command(
  'assignCase',
  async (
    transaction,
    step: CaseStep & { readonly assignee: string | null },
    at,
  ): Promise<Reply> => {
    const { key, ...found } = await lockStep(transaction, step)
    enforce(checkAssignable(found))
    const { assignee, reviewer } = step
    await changeCase(transaction, key, { assignee })
    const entry = { ...key, at, actor: reviewer, kind: 'assigned', data: { assignee } } as const
    await appendCaseEntry(transaction, entry)
    return replyWithCase(transaction, key, { reviewer, at })
  },
)
