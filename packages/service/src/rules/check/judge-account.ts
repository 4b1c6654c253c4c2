import type { Address } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'

/** Review of a customer's account; times in epoch milliseconds. */
export interface ReviewedAccount {
  readonly createdAt: number
  /** Start of the latest review; absent when none was needed. */
  readonly accountReviewAt?: number | undefined
}

/** State of an account's review, and its start. */
export interface AccountState {
  readonly status: 'Approved' | 'UnderReview'
  readonly since: number
}

/**
 * Determines the state of an account's compliance review, which ends with approval after a while.
 * @param delay duration of a review in milliseconds
 */
export function judgeAccount(account: ReviewedAccount, delay: number, at: number): AccountState {
  const { createdAt, accountReviewAt } = account
  if (accountReviewAt === undefined) return { status: 'Approved', since: createdAt }
  const endsAt = accountReviewAt + delay
  return at < endsAt
    ? { status: 'UnderReview', since: accountReviewAt }
    : { status: 'Approved', since: endsAt }
}

/** Parts of a billing profile whose change starts a review. */
interface Billed {
  readonly companyName?: string | undefined
  readonly defaultAddress?: Address | undefined
}

/** Checks whether a change of the billing profile starts a new review. */
export function needsReview(before: Billed, after: Billed): boolean {
  if (before.companyName !== after.companyName) return true
  const [one, other] = [before.defaultAddress ?? {}, after.defaultAddress ?? {}]
  return ([...Object.keys(one), ...Object.keys(other)] as (keyof Address)[]).some(
    (part) => one[part] !== other[part],
  )
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'A new customer, and one whose billing name or address changes, is reviewed again; calls for qualifications go on meanwhile.',
    fidelity: 'documented',
    source:
      '"Customer account verification" for the triggers; that it blocks no call here is ours.',
  },
  {
    behaviour: 'validationStatus is UnderReview and then Approved after a set time.',
    fidelity: 'assumed',
    source: 'Approved is the only value seen, in a unit test of the .NET SDK.',
  },
]
