import { brokenRule, deskRoutes } from '@accredit/contract'
import type { Answer } from '../../store/command.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import { caseCommand, readStep, type CaseStep } from './case-step.ts'
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

export const noteCaseCommand = caseCommand(
  'noteCase',
  (_, { text }: CaseStep & { readonly text: string }) => ({
    changes: {},
    entries: [{ kind: 'noted', data: { text } }],
  }),
  201,
)
