import { makeCustomer } from '../data/customers.ts'
import { partners, users } from '../data/people.ts'
import type { LoadCall } from './messages.ts'

/** Number of different answers to reads: the pairs of qualifications take turns. */
export const answerKinds = 5

/** Reads the qualifications of customers across a data set, as users of their partners. */
export function makeReads(settled: number, wanted = 25_600): LoadCall[] {
  const count = Math.min(wanted, settled)
  return Array.from({ length: count }, (_, turn) => {
    const index = scatter(turn, settled)
    const { path, token } = addressOf('settled', index, turn)
    return { method: 'GET', path, token, answer: index % answerKinds }
  })
}

/**
 * Requests a qualification once for each turn from `from` to `to` (exclusive).
 * @param applicantOf maps a turn to its applicant
 */
export function makeRequests(
  from: number,
  to: number,
  applicantOf = (turn: number) => turn,
): LoadCall[] {
  return Array.from({ length: to - from }, (_, offset) => {
    const index = applicantOf(from + offset)
    const body = {
      qualification: 'Education',
      educationSegment: index % 2 === 0 ? 'K12' : 'HigherEducation',
      website: `https://www.school-${index}.example/about`,
    }
    const { path, token } = addressOf('applicants', index, index)
    return { method: 'POST', path, token, body: JSON.stringify(body), answer: 0 }
  })
}

/** Permutes the numbers below `count` so that successive calls hit distant parts of the store. */
export function scatter(turn: number, count: number): number {
  // Coprime to every size.
  return (turn * 7_919) % count
}

function addressOf(series: 'settled' | 'applicants', index: number, turn: number) {
  const { partnerId, id } = makeCustomer(series, index)
  const partner = partners.findIndex((each) => each.id === partnerId)
  const perPartner = users.length / partners.length
  return {
    path: `/v1/customers/${id}/qualifications`,
    token: partner * perPartner + (turn % perPartner),
  }
}
