import { checkConfirmable } from '../../rules/check/check-case-step.ts'
import { enforce } from '../../rules/refusal.ts'
import type { Answer } from '../../store/command.ts'
import type { Call } from '../call.ts'
import { caseCommand, readStep, type CheckedCaseStep } from './case-step.ts'

/** `POST /vetting/v1/cases/{id}/confirmation`: a second reviewer confirms. */
export async function confirmCase(call: Call): Promise<Answer> {
  const { store, now, desk, wakeWorker } = call.service
  const input = { ...readStep(call), showDelay: desk.showDelay }
  const answer = await store.answer(confirmCaseCommand, input, now(), call.identity)
  wakeWorker(now() + desk.showDelay)
  return answer
}

export const confirmCaseCommand = caseCommand(
  'confirmCase',
  (found, step: CheckedCaseStep & { readonly showDelay: number }, { at }) => {
    const { reviewer, showDelay } = step
    enforce(checkConfirmable(found, reviewer))
    return {
      changes: {
        dueAt: at + showDelay,
        confirmedBy: reviewer.name,
        confirmedById: reviewer.id,
      },
      entries: [{ kind: 'confirmed', data: { verdict: found.verdict } }],
    }
  },
)
