import { reviewerAppRole } from '@accredit/contract'
import { refusal, type Refusal } from '../../rules/refusal.ts'
import type { Border, KnownVisit } from './check.ts'
import { nameSome } from './name-some.ts'
import { isReviewer } from './reviewer.ts'

/**
 * Refuses a caller without a role that the route asks for: the reviewers' app role from the token,
 * or a CSP role from the store. A partner's application without a user holds no CSP role and needs
 * none. Source: error code 900150.
 */
export async function checkRole(visit: KnownVisit, border: Border): Promise<Refusal | undefined> {
  const { admits = 'partner', roles } = visit.route
  if (admits !== 'partner' && isReviewer(visit.caller, border)) return undefined
  if (admits === 'reviewer') return refuseAtDesk(visit)
  return roles.length === 0 ? undefined : checkCspRole(visit, border)
}

function refuseAtDesk(visit: KnownVisit): Refusal {
  const { caller, operation } = visit
  const { appRoles, tenantId } = caller
  if (appRoles.includes(reviewerAppRole)) {
    const audience = nameSome(caller.audiences)
    return refusal('ReviewerNotAllowed', { role: reviewerAppRole, tenantId, audience })
  }
  const held = nameSome(appRoles)
  return refusal('RoleNotAllowed', {
    operation,
    needed: reviewerAppRole,
    user: nameOf(visit),
    held,
  })
}

async function checkCspRole(
  visit: KnownVisit,
  { findRoles, isReviewersTenant }: Border,
): Promise<Refusal | undefined> {
  const { caller, operation, route } = visit
  const { roles } = route
  // An application of the reviewers' is no partner's: there is nothing that it could act on.
  if (caller.kind === 'app' && !isReviewersTenant(caller.tenantId)) return undefined
  const cspRoles = caller.kind === 'user' ? await findRoles(caller) : []
  if (roles.some((role) => cspRoles.includes(role))) return undefined
  const held = cspRoles.length === 0 ? 'none of them' : cspRoles.join(' and ')
  return refusal('RoleNotAllowed', { operation, needed: inWords(roles), user: nameOf(visit), held })
}

function nameOf({ caller }: KnownVisit): string {
  return caller.kind === 'app'
    ? `the application ${caller.applicationId}`
    : (caller.userPrincipalName ?? caller.objectId)
}

function inWords(roles: readonly string[]): string {
  return roles.length < 2
    ? roles.join('')
    : `${roles.slice(0, -1).join(', ')} or ${roles.at(-1) ?? ''}`
}
