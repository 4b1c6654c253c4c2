import type { CustomerQualification } from '@accredit/client'

/** One qualification with its state, as the reads give it. */
export type Qualification = CustomerQualification

/** Standing of a qualification, for its colour and its icon. */
export type Standing = 'set' | 'in-review' | 'denied'

/** Reads the standing of a qualification; a status that is not known yet counts as a review. */
export function standingOf({ vettingStatus }: Pick<Qualification, 'vettingStatus'>): Standing {
  if (vettingStatus === undefined || vettingStatus === 'Approved') return 'set'
  return vettingStatus === 'Denied' ? 'denied' : 'in-review'
}

/**
 * Text of the line "Special qualifications status" for one qualification: its name once it is set,
 * "In review", or the published reason of a denial.
 */
export function statusText(
  qualification: Pick<Qualification, 'qualification' | 'vettingStatus' | 'vettingReason'>,
  words: {
    readonly titles: Readonly<Record<string, string>>
    readonly states: Readonly<Record<'InReview' | 'Denied', string>>
  },
): string {
  const { titles, states } = words
  const name = qualification.qualification
  const { vettingStatus } = qualification
  switch (standingOf(qualification)) {
    case 'set':
      return titles[name] ?? name
    case 'denied':
      return qualification.vettingReason || states.Denied
    case 'in-review':
      return vettingStatus === 'InReview' ? states.InReview : (vettingStatus ?? states.InReview)
  }
}
