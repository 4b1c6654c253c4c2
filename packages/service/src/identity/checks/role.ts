import { brokenRule, reviewerAppRole } from '@accredit/contract'
import { refusal, type Refusal } from '../../rules/refusal.ts'
import { revealControls } from '../../rules/read/shown-text.ts'
import type { Border, KnownVisit } from './check.ts'
import { listSome, nameSome } from './name-some.ts'
import { isReviewer } from './reviewer.ts'

/**
 * Refuses a caller without a role that the route requires: the reviewers' app role from the token,
 * or a CSP role from the store. A partner's application without a user has no CSP role and needs
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
  const held = listSome(appRoles).map(revealControls)
  const reason = brokenRule('RoleNeeded', { needed: [reviewerAppRole], held })
  return refusal('RoleNotAllowed', { operation, user: nameOf(visit), reason })
}

async function checkCspRole(
  visit: KnownVisit,
  { findRoles, isReviewersTenant }: Border,
): Promise<Refusal | undefined> {
  const { caller, operation, route } = visit
  const { roles } = route
  // A reviewers' application belongs to no partner: there is nothing that it could act on.
  if (caller.kind === 'app' && !isReviewersTenant(caller.tenantId)) return undefined
  const cspRoles = caller.kind === 'user' ? await findRoles(caller) : []
  if (roles.some((role) => cspRoles.includes(role))) return undefined
  const reason = brokenRule('RoleNeeded', { needed: roles, held: cspRoles })
  return refusal('RoleNotAllowed', { operation, user: nameOf(visit), reason })
}

function nameOf({ caller }: KnownVisit): string {
  return caller.kind === 'app'
    ? `the application ${caller.applicationId}`
    : (caller.userPrincipalName ?? caller.objectId)
}
