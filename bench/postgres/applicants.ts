import { generatedId } from '../../packages/service/src/sandbox/generate-customer.ts'
import { partners, users } from '../data/people.ts'
import type { LoadCall } from '../load/messages.ts'

/** The series of the made-up customers. */
export const seed = 300

/** The partner of all of them. */
export const partnerId = partners[0]?.id ?? ''

/** The id of one of them. */
export const applicantId = (index: number) => generatedId({ seed, index })

/** Request of one of them. */
export const requestOf = (index: number) => ({
  qualification: 'Education',
  educationSegment: index % 2 === 0 ? 'K12' : 'HigherEducation',
  website: `https://www.school-${index}.example/about`,
})

/** Asks once for each applicant from `from` up to, not including, `to`. */
export function makeApplicantCalls(from: number, to: number): LoadCall[] {
  const own = users.filter((user) => user.partnerId === partnerId).length
  return Array.from({ length: to - from }, (_, offset) => ({
    method: 'POST',
    path: `/v1/customers/${applicantId(from + offset)}/qualifications`,
    token: offset % own,
    body: JSON.stringify(requestOf(from + offset)),
    answer: 0,
  }))
}
