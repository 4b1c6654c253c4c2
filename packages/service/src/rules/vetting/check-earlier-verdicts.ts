import { sayWarning, vettingReasons } from '@accredit/contract'
import { finding, type Finding } from './finding.ts'
import type { VettingSubject } from './subject.ts'

/**
 * Looks at what was decided before. A denial that a new request cannot cure is a person's to lift,
 * and so is the denial of the last request that a customer has.
 */
export function checkEarlierVerdicts({ earlier, lastOf: limit }: VettingSubject): Finding[] {
  const last =
    limit === undefined
      ? []
      : [finding('last-request', sayWarning('last-request', { limit }), { limit })]
  return [...findDenials(earlier), ...last]
}

function findDenials(earlier: VettingSubject['earlier']): Finding[] {
  const denials = earlier
    .filter(({ verdict }) => verdict === 'Denied')
    .toSorted((a, b) => b.at - a.at)
  const [last] = denials
  if (last === undefined) return [finding('earlier-none', 'There was no earlier denial.')]
  const final = denials.find(({ reason }) => reason && !vettingReasons[reason].newRequestCanHelp)
  const { reason, at } = final ?? last
  const day = new Date(at).toISOString().slice(0, 10)
  const evidence = { denials: denials.length, at: day, reason: reason ?? '' }
  const text = `The request was denied on ${day}: ${reason ?? 'no reason given'}.`
  return [finding(final ? 'earlier-denied-for-good' : 'earlier-denied', text, evidence)]
}
