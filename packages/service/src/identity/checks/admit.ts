import type { Actor } from '../../rules/actor.ts'
import { enforce } from '../../rules/refusal.ts'
import type { Caller } from '../caller.ts'
import { checkAccept } from './accept.ts'
import { checkAppOnly } from './app-only.ts'
import { checkApplication } from './application.ts'
import { checkAudience } from './audience.ts'
import type { Border, Check, KnownVisit, Visit } from './check.ts'
import { checkMfa } from './mfa.ts'
import { isReviewer } from './reviewer.ts'
import { checkRole } from './role.ts'
import { checkScope } from './scope.ts'
import { checkThrottle } from './throttle.ts'
import { checkToken } from './token.ts'

/** Checks of a caller after the token is verified; the first refusal decides. */
const checks: readonly Check[] = [
  checkAudience,
  checkApplication,
  checkScope,
  checkThrottle,
  checkMfa,
  checkAppOnly,
  checkRole,
  checkAccept,
]

/**
 * Admits the caller of an operation. Every route passes through this, with its requirements in the
 * route table. The order is Partner Center's, as far as known.
 * @param onKnown called as soon as the token is verified, whatever the other checks decide
 * @throws Refused by the first check that fails
 */
export async function admit(
  visit: Visit,
  border: Border,
  onKnown?: (caller: Caller) => void,
): Promise<Actor> {
  const caller = await checkToken(visit, border)
  onKnown?.(caller)
  const known = { ...visit, caller }
  for (const check of checks) enforce(await check(known, border))
  return describeActor(known, border)
}

async function describeActor(visit: KnownVisit, border: Border): Promise<Actor> {
  const { caller, route } = visit
  const { tenantId, kind, objectId, applicationId, userPrincipalName, displayName } = caller
  const looksUpRoles = kind === 'user' && route.admits !== 'reviewer'
  return {
    partnerId: tenantId,
    tenantId,
    kind,
    objectId,
    applicationId,
    userPrincipalName,
    displayName,
    cspRoles: looksUpRoles ? await border.findRoles(caller) : [],
    reviewer: isReviewer(caller, border),
  }
}
