import { reviewerAppRole } from '@accredit/contract'
import { refusal, type Refusal } from '../../rules/refusal.ts'
import type { Border, KnownVisit } from './check.ts'
import { isReviewer } from './reviewer.ts'

/**
 * Refuses a user without a role that the route asks for: a CSP role from the store, or the
 * reviewers' app role from the token. An application without a user holds no CSP role and needs none.
 * Source: error code 900150.
 */
export async function checkRole(
  { caller, operation, route }: KnownVisit,
  { findRoles }: Pick<Border, 'findRoles'>,
): Promise<Refusal | undefined> {
  const { admits = 'partner', roles } = route
  if (admits !== 'partner' && isReviewer(caller)) return undefined
  const user = caller.userPrincipalName ?? caller.objectId
  if (admits === 'reviewer') {
    const held = caller.appRoles.length === 0 ? 'none' : caller.appRoles.join(' and ')
    return refusal('RoleNotAllowed', { operation, needed: reviewerAppRole, user, held })
  }
  if (caller.kind === 'app' || roles.length === 0) return undefined
  const cspRoles = await findRoles(caller)
  if (roles.some((role) => cspRoles.includes(role))) return undefined
  const held = cspRoles.length === 0 ? 'none of them' : cspRoles.join(' and ')
  return refusal('RoleNotAllowed', { operation, needed: inWords(roles), user, held })
}

function inWords(roles: readonly string[]): string {
  return roles.length < 2
    ? roles.join('')
    : `${roles.slice(0, -1).join(', ')} or ${roles.at(-1) ?? ''}`
}
