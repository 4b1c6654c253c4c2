import type { Words } from '../../words/words.ts'
import type { VettingCaseEntry } from '@accredit/client'
import { isSamePerson, type SayWho } from '../short-name.ts'

type Steps = Words['deskCase']['steps']

/** Says in a sentence what a step in the life of a case was, and who did it. */
export function sayStep(
  { kind, actor, actorId, data }: Pick<VettingCaseEntry, 'kind' | 'actor' | 'actorId' | 'data'>,
  words: Steps,
  sayWho: SayWho,
): string {
  const who = sayWho(actor, actorId)
  switch (kind) {
    case 'opened':
      return words.opened(who)
    case 'sent-to-desk':
      return words.sentToDesk
    case 'examined':
      return words.examined
    case 'assigned': {
      const { assignee, assigneeId } = data
      if (typeof assignee !== 'string') return words.gaveBack(who)
      const id = typeof assigneeId === 'string' ? assigneeId : undefined
      return isSamePerson(id, actorId) ? words.took(who) : words.assigned(who, sayWho(assignee, id))
    }
    case 'noted':
      return words.noted(who)
    case 'decided':
      return data['verdict'] === 'approve' ? words.approved(who) : words.denied(who)
    case 'confirmed':
      return words.confirmed(who)
    case 'taken-back':
      return words.takenBack(who)
    case 'shown':
      return words.shown
    default:
      return words.other(who, kind)
  }
}
