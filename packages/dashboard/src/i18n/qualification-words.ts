import type { CustomerQualification } from '@accredit/client'

/** One qualification with its state, as read from the service. */
export type Qualification = CustomerQualification

/** State of a qualification that decides its colour and icon. */
export type Standing = 'set' | 'in-review' | 'denied'

/** Returns the state of a qualification; an unknown status counts as in review. */
export function standingOf({ vettingStatus }: Pick<Qualification, 'vettingStatus'>): Standing {
  if (vettingStatus === undefined || vettingStatus === 'Approved') return 'set'
  return vettingStatus === 'Denied' ? 'denied' : 'in-review'
}

/**
 * Text for "Special qualifications status": the qualification's name once set, "In review", or the
 * published reason for a denial.
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
