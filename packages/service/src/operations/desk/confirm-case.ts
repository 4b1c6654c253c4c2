import { checkConfirmable } from '../../rules/check-case-step.ts'
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

/** `POST /vetting/v1/cases/{id}/confirmation`: a second reviewer agrees. */
export async function confirmCase(call: Call): Promise<Answer> {
  const { store, now, desk, wakeWorker } = call.service
  const input = { ...readStep(call), showDelay: desk.showDelay }
  const answer = await store.answer(confirmCaseCommand, input, now(), call.identity)
  wakeWorker(now() + desk.showDelay)
  return answer
}

export const confirmCaseCommand = command(
  'confirmCase',
  async (
    transaction,
    step: CheckedCaseStep & { readonly showDelay: number },
    at,
  ): Promise<Reply> => {
    const { key, ...found } = await lockStep(transaction, step)
    const { reviewer, showDelay } = step
    enforce(checkConfirmable(found, reviewer))
    await changeCase(transaction, key, {
      dueAt: at + showDelay,
      confirmedBy: reviewer.name,
      confirmedById: reviewer.id,
    })
    const data = { verdict: found.verdict }
    const entry = { ...key, ...entryBy(reviewer), at, kind: 'confirmed', data } as const
    await appendCaseEntry(transaction, entry)
    return replyWithCase(transaction, key, { reviewer, at })
  },
  keysOfStep,
)
