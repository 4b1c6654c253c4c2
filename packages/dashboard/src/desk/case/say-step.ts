import type { VettingCaseEntry } from '@accredit/client'
import type { messages } from './messages.ts'

type Words = (typeof messages)['en']['steps']

/** Says in a sentence what a step in the life of a case was, and who did it. */
export function sayStep(
  { kind, actor, data }: Pick<VettingCaseEntry, 'kind' | 'actor' | 'data'>,
  words: Words,
  sayWho: (userName: string) => string,
): string {
  const who = sayWho(actor)
  switch (kind) {
    case 'opened':
      return words.opened(who)
    case 'sent-to-desk':
      return words.sentToDesk
    case 'examined':
      return words.examined
    case 'assigned': {
      const to = data['assignee']
      if (typeof to !== 'string') return words.gaveBack(who)
      return to.toLowerCase() === actor.toLowerCase()
        ? words.took(who)
        : words.assigned(who, sayWho(to))
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
