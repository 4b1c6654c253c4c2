import type { AnyOperationName, Route } from '@accredit/contract'
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { admit } from '../identity/checks/admit.ts'
import type { Visit } from '../identity/checks/check.ts'
import type { StandingRight } from '../operations/call.ts'
import type { Actor } from '../rules/actor.ts'
import { Refused } from '../rules/refusal.ts'
import { StoreUnavailable } from '../store/unavailable.ts'
import type { HttpContext, Instance } from './context.ts'
import { reportMfa } from './report-mfa.ts'

/** Admits or refuses the callers of a route, by the checks in `identity/checks`. */
export function admitCallers(
  { realNow }: Pick<HttpContext, 'realNow'>,
  operation: AnyOperationName,
  route: Route,
): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const { headers, params } = request
    const { customerId } = params as { customerId?: string }
    const visit = { operation, route, customerId, headers }
    const { border } = request.instance
    const actor = await admit(visit, border, (caller) => {
      request.known = caller
      reportMfa(request, reply, caller)
    })
    request.actor = actor
    request.right = standingRight({ border, realNow }, visit, actor, request.known?.expiresAt ?? 0)
    takeAnyContentType(request)
  }
}

function standingRight(
  { border, realNow }: Pick<Instance, 'border'> & Pick<HttpContext, 'realNow'>,
  visit: Visit,
  actor: Actor,
  expiresAt: number,
): StandingRight {
  return {
    remaining: () => expiresAt - realNow(),
    async holds() {
      try {
        // A check of an open stream is not a new call for the throttle.
        const judged = await admit(visit, { ...border, throttlePerMinute: 0 })
        // A reviewer sees all partners: anyone who is no longer one must lose that access.
        return judged.reviewer === actor.reviewer
      } catch (error) {
        return isPassing(error)
      }
    },
  }
}

/** While the store or keys are unavailable, open streams send nothing new either. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof StoreUnavailable ||
    (error instanceof Refused && error.refusal.error === 'ServiceUnavailable')
  )
}

/**
 * Bodies are parsed as JSON whatever their content type; the web server would refuse some types.
 */
function takeAnyContentType(request: FastifyRequest): void {
  if ('content-type' in request.raw.headers) request.raw.headers['content-type'] = 'text/plain'
}
