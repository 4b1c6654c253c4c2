import {
  brokenRule,
  deskRoutes,
  isVettingReason,
  type VettingReason,
  vettingReasonTexts,
} from '@accredit/contract'
import { checkDecidable, checkReason } from '../../rules/check/check-case-step.ts'
import { enforce, refuse } from '../../rules/refusal.ts'
import type { Answer } from '../../store/command.ts'
import type { Call, DeskRules } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import { caseCommand, readStep, type CheckedCaseStep } from './case-step.ts'
import { readNote } from './read-note.ts'

/** A verdict with its reason and notes. */
interface ReviewerDecision {
  readonly verdict: 'approve' | 'deny'
  /** With deny, one of the published reasons. */
  readonly reason: VettingReason | null
  readonly publicNote: string | null
  readonly privateNote: string | undefined
}

/**
 * `POST /vetting/v1/cases/{id}/decision`: decides a case. The verdict stays hidden for a while, or
 * until a second reviewer confirms it.
 */
export async function decideCase(call: Call): Promise<Answer> {
  const { store, now, desk, wakeWorker } = call.service
  const decision = readDecision(readObjectBody(call, deskRoutes.decideCase))
  const input = { ...readStep(call), ...decision, desk }
  const answer = await store.answer(decideCaseCommand, input, now(), call.identity)
  if (!desk.twoPersons) wakeWorker(now() + desk.showDelay)
  return answer
}

export const decideCaseCommand = caseCommand(
  'decideCase',
  (found, step: CheckedCaseStep & ReviewerDecision & { readonly desk: DeskRules }, { at }) => {
    enforce(checkDecidable(found))
    enforce(checkReason(found.qualification, step.reason))
    const { verdict, reason, publicNote, privateNote, reviewer, desk } = step
    const decided = { kind: 'decided', data: { verdict, reason, publicNote } } as const
    const noted = { kind: 'noted', data: { text: privateNote } } as const
    return {
      changes: {
        state: 'decided',
        dueAt: desk.twoPersons ? null : at + desk.showDelay,
        verdict,
        reason,
        publicNote,
        decidedBy: reviewer.name,
        decidedById: reviewer.id,
        decidedAt: at,
        confirmedBy: null,
        confirmedById: null,
      },
      entries: privateNote === undefined ? [decided] : [noted, decided],
    }
  },
)

function readDecision(body: Readonly<Record<string, unknown>>): ReviewerDecision {
  const { verdict } = body
  if (verdict !== 'approve' && verdict !== 'deny') {
    return refuse('EnumNotParsable', {
      field: 'verdict',
      value: JSON.stringify(verdict ?? 'missing'),
      allowed: 'approve, deny',
    })
  }
  return {
    verdict,
    reason: readReason(verdict, body['reason']),
    publicNote: readNote(body, 'publicNote', 2_000) ?? null,
    privateNote: readNote(body, 'privateNote', 4_000),
  }
}

function readReason(verdict: 'approve' | 'deny', reason: unknown): VettingReason | null {
  if (verdict === 'approve') {
    if (reason === undefined) return null
    return refuse('InvalidRequestInput', {
      field: 'reason',
      value: JSON.stringify(reason),
      rule: brokenRule('ReasonWithDenial'),
    })
  }
  if (typeof reason === 'string' && isVettingReason(reason)) return reason
  return refuse('EnumNotParsable', {
    field: 'reason',
    value: JSON.stringify(reason ?? 'missing'),
    allowed: vettingReasonTexts.join('; '),
  })
}
