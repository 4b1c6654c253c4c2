import { checkTakenBack } from '../../rules/check/check-case-step.ts'
import { enforce } from '../../rules/refusal.ts'
import type { Answer } from '../../store/command.ts'
import type { Call } from '../call.ts'
import { caseCommand, readStep, type CheckedCaseStep } from './case-step.ts'

/** `DELETE /vetting/v1/cases/{id}/decision`: undoes a decision before it is shown. */
export async function takeBackDecision(call: Call): Promise<Answer> {
  const { store, now } = call.service
  return store.answer(takeBackDecisionCommand, readStep(call), now(), call.identity)
}

export const takeBackDecisionCommand = caseCommand(
  'takeBackDecision',
  (found, _: CheckedCaseStep, { at }) => {
    enforce(checkTakenBack(found, at))
    const { verdict, reason } = found
    return {
      changes: {
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
      },
      entries: [{ kind: 'taken-back', data: { verdict, reason } }],
    }
  },
)
