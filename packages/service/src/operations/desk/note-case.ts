import { brokenRule, deskRoutes } from '@accredit/contract'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { appendCaseEntry } from '../../store/queries/cases.ts'
import { changeCase } from '../../store/queries/desk.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import {
  entryBy,
  keysOfStep,
  lockStep,
  readStep,
  replyWithCase,
  type CaseStep,
} from './case-step.ts'
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
      rule: brokenRule('NoteText'),
    })
  }
  return store.answer(noteCaseCommand, { caseId, reviewer, text }, now(), call.identity)
}

export const noteCaseCommand = command(
  'noteCase',
  async (transaction, step: CaseStep & { readonly text: string }, at): Promise<Reply> => {
    const { key } = await lockStep(transaction, step)
    const { reviewer, text } = step
    await changeCase(transaction, key, {})
    const entry = { ...key, ...entryBy(reviewer), at, kind: 'noted', data: { text } } as const
    await appendCaseEntry(transaction, entry)
    return replyWithCase(transaction, key, { reviewer, at, status: 201 })
  },
  keysOfStep,
)
