import type { Words } from '../../words/words.ts'
import type { VettingCase } from '@accredit/client'
import type { SayWho } from '../short-name.ts'

/** Says in sentences where a case stands: who decided what, and what happens next. */
export function sayStanding(
  found: VettingCase,
  said: {
    readonly words: Words['deskCase']
    readonly sayWho: SayWho
    readonly dateTime: (time: string) => string
    /** In words: how long until it is shown; empty when that is now. */
    readonly left: string
    readonly own: boolean
  },
): readonly string[] {
  const { state, verdict, reason, needsConfirmation, shownAt } = found
  const { decidedBy = '', decidedById, confirmedBy, confirmedById } = found
  const { words, sayWho, dateTime, left, own } = said
  if (state === 'waiting' || state === 'examining') return [words.notYet]
  if (state === 'desk' || verdict === undefined) return [words.forYou]
  const who = sayWho(decidedBy, decidedById)
  const decided = verdict === 'approve' ? words.approvedBy(who) : words.deniedBy(who, reason ?? '')
  const confirmed =
    confirmedBy === undefined ? [] : [words.confirmedBy(sayWho(confirmedBy, confirmedById))]
  if (shownAt !== undefined) return [decided, ...confirmed, words.shownAt(dateTime(shownAt))]
  if (needsConfirmation) return [decided, own ? words.ownConfirmNeeded : words.confirmNeeded]
  return [decided, ...confirmed, left === '' ? words.beingShown : words.shownIn(left)]
}
