import { reviewerAppRole } from '@accredit/contract'
import type { Caller } from '../caller.ts'
import type { Border } from './check.ts'

/**
 * Checks that the desk is open to a caller. The app role alone says nothing: a partner's directory
 * can give it too. It counts in a token of a reviewers' tenant, issued for this service itself.
 */
export function isReviewer(
  caller: Caller,
  { isReviewersTenant, ownAudiences }: Pick<Border, 'isReviewersTenant' | 'ownAudiences'>,
): boolean {
  const { appRoles, audiences, kind, tenantId } = caller
  return (
    kind === 'user' &&
    appRoles.includes(reviewerAppRole) &&
    isReviewersTenant(tenantId) &&
    audiences.every((named) => ownAudiences.includes(named))
  )
}
