import { reviewerAppRole } from '@accredit/contract'
import type { Caller } from '../caller.ts'
import type { Border } from './check.ts'

/**
 * Checks that a caller may use the desk. The app role alone is not enough, since a partner's
 * directory can assign it, too. It counts only in a token from a reviewers' tenant, issued for this
 * service itself.
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
