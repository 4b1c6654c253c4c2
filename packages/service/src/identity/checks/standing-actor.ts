import { routes, type CspRole, type Route } from '@accredit/contract'
import type { Actor } from '../../rules/actor.ts'
import type { Refusal } from '../../rules/refusal.ts'
import { checkApplication } from './application.ts'
import type { Border, KnownVisit } from './check.ts'
import { checkRole } from './role.ts'
import { checkThrottle } from './throttle.ts'

/** Checks requests for qualifications made for a user after their call has ended. */
export interface StandingActor {
  /**
   * Resolves to the user's current roles, or to the reason why none of their requests is accepted.
   */
  judge(
    actor: Actor,
  ): Promise<{ readonly cspRoles: readonly CspRole[] } | { readonly refused: Refusal }>
  /** Counts one request, and refuses it when there were too many. */
  throttle(actor: Actor, customerId: string): Promise<Refusal | undefined>
}

/** Uses the same checks that admit a caller; the token was checked at the time of the call. */
export function createStandingActor(border: Border): StandingActor {
  return {
    async judge(actor) {
      const visit = visitOf(actor)
      const refused = (await checkApplication(visit, border)) ?? (await checkRole(visit, border))
      return refused ? { refused } : { cspRoles: await border.findRoles(visit.caller) }
    },
    throttle: async (actor, customerId) => checkThrottle({ ...visitOf(actor), customerId }, border),
  }
}

const route: Route = routes.createQualification

function visitOf(actor: Actor): KnownVisit {
  const { tenantId, kind, objectId, applicationId, userPrincipalName } = actor
  return {
    operation: 'createQualification',
    route,
    headers: {},
    caller: {
      tenantId,
      kind,
      objectId,
      applicationId,
      ...(userPrincipalName !== undefined && { userPrincipalName }),
      audiences: [],
      mfa: true,
      scopes: [],
      expiresAt: 0,
      appRoles: [],
    },
  }
}
