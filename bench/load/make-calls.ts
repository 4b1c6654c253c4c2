import { makeCustomer } from '../data/customers.ts'
import { partners, users } from '../data/people.ts'
import type { LoadCall } from './messages.ts'

/** Prime to every size, so that neighbours in the load are far apart in the store. */
const step = 7_919

/** Which of the answers a read gets: the pairs of qualifications take turns. */
export const answerKinds = 5

/** Reads the qualifications of customers all over a data set, as users of their partners. */
export function makeReads(settled: number, wanted = 25_600): LoadCall[] {
  const count = Math.min(wanted, settled)
  return Array.from({ length: count }, (_, turn) => {
    const index = (turn * step) % settled
    const { path, token } = addressOf('settled', index, turn)
    return { method: 'GET', path, token, answer: index % answerKinds }
  })
}

/** Asks for a qualification once for each applicant from `from` up to, not including, `to`. */
export function makeRequests(from: number, to: number): LoadCall[] {
  return Array.from({ length: to - from }, (_, offset) => askFor(from + offset))
}

/** One part of the requests of `count` applicants from `first` on, whose ids are in no order. */
export function makeScatteredRequests(
  { first, count }: { first: number; count: number },
  { from, to }: { from: number; to: number },
): LoadCall[] {
  return Array.from({ length: to - from }, (_, offset) =>
    askFor(first + (((from + offset) * step) % count)),
  )
}

function askFor(index: number): LoadCall {
  const body = {
    qualification: 'Education',
    educationSegment: index % 2 === 0 ? 'K12' : 'HigherEducation',
    website: `https://www.school-${index}.example/about`,
  }
  const { path, token } = addressOf('applicants', index, index)
  return { method: 'POST', path, token, body: JSON.stringify(body), answer: 0 }
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
