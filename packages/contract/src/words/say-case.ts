import type { VettingCaseEntry, VettingFinding } from '../vetting-case.ts'
import { isVettingReason } from '../vetting-reasons.ts'
import type { FindingCode } from '../finding-codes.ts'
import type { ContractWords, FindingWords, Values } from './words.ts'

/**
 * Says a finding of vetting in the words of a language; `undefined` for a code that it has no words for,
 * and in English, in which the finding has its text already.
 */
export function sayCaseFinding(
  { findings }: Pick<ContractWords, 'findings'>,
  { code, evidence }: Pick<VettingFinding, 'code' | 'evidence'>,
): string | undefined {
  const values = Object.entries(evidence).map(([name, value]) => [name, String(value)])
  const table: Readonly<Partial<Record<string, FindingWords[FindingCode]>>> = findings ?? {}
  // Which rules an address breaks is in the service's own text alone.
  return table[code]?.(Object.fromEntries(values) as Values, [])
}

/** Explains a row of the policy in the words of a language; `undefined` for a row that it has no words for. */
export function sayPolicyRow(
  { policies }: Pick<ContractWords, 'policies'>,
  row: string,
): string | undefined {
  const table: Readonly<Partial<Record<string, string>>> = policies ?? {}
  return table[row]
}

/**
 * Says in a sentence what a step in the life of a case was, and who did it.
 * @param sayWho names a person by their user name, and by their id where it is known
 */
export function sayCaseStep(
  { kind, actor, actorId, data }: Pick<VettingCaseEntry, 'kind' | 'actor' | 'actorId' | 'data'>,
  { steps }: ContractWords['vetting'],
  sayWho: (userName: string, id: string | undefined) => string,
): string {
  const who = sayWho(actor, actorId)
  switch (kind) {
    case 'opened':
      return steps.opened(who)
    case 'sent-to-desk':
      return steps.sentToDesk
    case 'examined':
      return steps.examined
    case 'assigned': {
      const { assignee, assigneeId } = data
      if (typeof assignee !== 'string') return steps.gaveBack(who)
      const id = typeof assigneeId === 'string' ? assigneeId : undefined
      // User names tell nobody apart.
      const isActor = id !== undefined && id === actorId
      return isActor ? steps.took(who) : steps.assigned(who, sayWho(assignee, id))
    }
    case 'noted':
      return steps.noted(who)
    case 'decided':
      return data['verdict'] === 'approve' ? steps.approved(who) : steps.denied(who)
    case 'confirmed':
      return steps.confirmed(who)
    case 'taken-back':
      return steps.takenBack(who)
    case 'shown':
      return steps.shown
    default:
      return steps.other(who, kind)
  }
}

/**
 * Explains a denial in the words of a language.
 * @param reason as the service gives it; one that is not published is its own cause
 */
export function sayDenial(
  { denials, vetting }: Pick<ContractWords, 'denials' | 'vetting'>,
  reason: string | undefined,
): { readonly cause: string; readonly remedy: string } {
  const text = reason?.trim() ?? ''
  if (isVettingReason(text)) return denials[text]
  const { cause, remedy } = vetting.unknownDenial
  return { cause: text || cause, remedy }
}
