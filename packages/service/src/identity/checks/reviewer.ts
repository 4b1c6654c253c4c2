import { reviewerAppRole } from '@accredit/contract'
import type { Caller } from '../caller.ts'

/** Checks that the desk is open to a caller. */
export function isReviewer({ kind, appRoles }: Caller): boolean {
  return kind === 'user' && appRoles.includes(reviewerAppRole)
}
