import { checkConfirmable } from '../../rules/check-case-step.ts'
import { enforce } from '../../rules/refusal.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { appendCaseEntry } from '../../store/queries/cases.ts'
import { changeCase } from '../../store/queries/desk.ts'
import type { Call } from '../call.ts'
import { lockStep, readStep, replyWithCase, type CheckedCaseStep } from './case-step.ts'

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
    const { reviewer: actor, showDelay } = step
    enforce(checkConfirmable(found, actor))
    await changeCase(transaction, key, { dueAt: at + showDelay, confirmedBy: actor })
    const data = { verdict: found.verdict }
    await appendCaseEntry(transaction, { ...key, at, actor, kind: 'confirmed', data })
    return replyWithCase(transaction, key, { reviewer: actor, at })
  },
)
