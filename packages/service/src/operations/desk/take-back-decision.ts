import { checkTakenBack } from '../../rules/check-case-step.ts'
import { enforce } from '../../rules/refusal.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { appendCaseEntry } from '../../store/queries/cases.ts'
import { changeCase } from '../../store/queries/desk.ts'
import type { Call } from '../call.ts'
import {
  entryBy,
  keysOfStep,
  lockStep,
  readStep,
  replyWithCase,
  type CheckedCaseStep,
} from './case-step.ts'

/** `DELETE /vetting/v1/cases/{id}/decision`: takes a decision back before it is shown. */
export async function takeBackDecision(call: Call): Promise<Answer> {
  const { store, now } = call.service
  return store.answer(takeBackDecisionCommand, readStep(call), now(), call.identity)
}

export const takeBackDecisionCommand = command(
  'takeBackDecision',
  async (transaction, step: CheckedCaseStep, at): Promise<Reply> => {
    const { key, ...found } = await lockStep(transaction, step)
    enforce(checkTakenBack(found, at))
    await changeCase(transaction, key, {
      state: 'desk',
      dueAt: null,
      verdict: null,
      reason: null,
      publicNote: null,
      decidedBy: null,
      decidedById: null,
      decidedAt: null,
      confirmedBy: null,
      confirmedById: null,
    })
    const { verdict, reason } = found
    const { reviewer } = step
    const entry = { ...key, ...entryBy(reviewer), at, kind: 'taken-back' } as const
    await appendCaseEntry(transaction, { ...entry, data: { verdict, reason } })
    return replyWithCase(transaction, key, { reviewer, at })
  },
  keysOfStep,
)
