import { vettingReasons } from '@accredit/contract'
import { finding, type Finding } from './finding.ts'
import type { VettingSubject } from './subject.ts'

/**
 * Considers earlier verdicts. Only a person can lift a denial that a new request cannot remedy, or
 * decide on the last request that a customer has.
 */
export function checkEarlierVerdicts({ earlier, lastOf: limit }: VettingSubject): Finding[] {
  const last = limit === undefined ? [] : [finding('last-request', { limit })]
  return [...findDenials(earlier), ...last]
}

function findDenials(earlier: VettingSubject['earlier']): Finding[] {
  const denials = earlier
    .filter(({ verdict }) => verdict === 'Denied')
    .toSorted((a, b) => b.at - a.at)
  const [last] = denials
  if (last === undefined) return [finding('earlier-none')]
  const final = denials.find(({ reason }) => reason && !vettingReasons[reason].newRequestCanHelp)
  const { reason, at } = final ?? last
  const day = new Date(at).toISOString().slice(0, 10)
  const evidence = { denials: denials.length, at: day, reason: reason ?? '' }
  return [finding(final ? 'earlier-denied-for-good' : 'earlier-denied', evidence)]
}
