import { reviewerAppRole } from '@accredit/contract'
import { refusal, type Refusal } from '../rules/refusal.ts'
import type { Caller } from './caller.ts'

/**
 * Judges whether this caller may work at the reviewer's desk: a signed-in user with MFA whose token
 * carries the app role. Decisions there are a person's, so that an application alone never may.
 */
export function authorizeReviewer(
  operation: string,
  caller: Caller,
  options: { readonly enforceMfa: boolean } = { enforceMfa: true },
): Refusal | undefined {
  if (caller.kind === 'app') return refusal('AppOnlyNotSupported', { operation })
  if (options.enforceMfa && !caller.mfa) return refusal('MfaRequired', {})
  if (caller.appRoles.includes(reviewerAppRole)) return undefined
  return refusal('RoleNotAllowed', {
    operation,
    needed: reviewerAppRole,
    user: caller.userPrincipalName ?? caller.objectId,
    held: caller.appRoles.length === 0 ? 'none' : caller.appRoles.join(' and '),
  })
}
