import { deskRoutes } from '@accredit/contract'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { appendCaseEntry } from '../../store/queries/cases.ts'
import { changeCase } from '../../store/queries/desk.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import { lockStep, readStep, replyWithCase, type CaseStep } from './case-step.ts'
import { readNote } from './read-note.ts'
import { refuse } from '../../rules/refusal.ts'

/** `POST /vetting/v1/cases/{id}/notes`: adds a note that only reviewers see. */
export async function noteCase(call: Call): Promise<Answer> {
  const { store, now } = call.service
  const { caseId, reviewer } = readStep(call)
  const text = readNote(readObjectBody(call, deskRoutes.noteCase), 'text', 4_000)
  if (text === undefined) {
    return refuse('InvalidRequestInput', {
      field: 'text',
      value: 'missing',
      rule: 'a note needs a text',
    })
  }
  return store.answer(noteCaseCommand, { caseId, reviewer, text }, now(), call.identity)
}

export const noteCaseCommand = command(
  'noteCase',
  async (transaction, step: CaseStep & { readonly text: string }, at): Promise<Reply> => {
    const { key } = await lockStep(transaction, step)
    const { reviewer: actor, text } = step
    await changeCase(transaction, key, {})
    await appendCaseEntry(transaction, { ...key, at, actor, kind: 'noted', data: { text } })
    return replyWithCase(transaction, key, { reviewer: actor, at, status: 201 })
  },
)
