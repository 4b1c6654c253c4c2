import { isGuid, reviewerAppRole, type AnyOperationName, type Route } from '@accredit/contract'
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import { authorize } from '../identity/authorize.ts'
import { authorizeReviewer } from '../identity/authorize-reviewer.ts'
import type { Caller } from '../identity/caller.ts'
import type { Actor } from '../rules/actor.ts'
import { enforce, refuse } from '../rules/refusal.ts'
import type { HttpContext } from './context.ts'
import { reportMfa } from './report-mfa.ts'

/** Qualification requests per customer and minute, and the operations that count as one. */
const requestsPerCustomer = 60
const asksForQualification: ReadonlySet<string> = new Set([
  'createQualification',
  'setQualification',
])

/**
 * Lets callers of a route in, or refuses them. The order of the checks is Partner Center's: token,
 * audience, throttle, MFA, App-only, role.
 */
export function admitCallers(
  context: HttpContext,
  name: AnyOperationName,
  route: Route,
): onRequestHookHandler {
  const { authenticator, findRoles, enforceMfa, throttle, throttlePerMinute } = context
  const counted = /^\/v1\/customers(\/|$)/.test(route.path)
  const countedByCustomer = asksForQualification.has(name) && throttlePerMinute > 0

  const admit = (request: FastifyRequest, reply: FastifyReply) =>
    after(authenticator.authenticate(request.headers.authorization), (caller) => {
      reportMfa(request, reply, caller)
      if (route.admits === 'reviewer') {
        enforce(authorizeReviewer(name, caller, { enforceMfa }))
        return letIn(request, caller, [])
      }
      return after(count(request, caller), () =>
        after(caller.kind === 'user' ? findRoles(caller) : [], (cspRoles) => {
          const anyone = route.admits === 'anyone' && isReviewer(caller)
          const guard = anyone ? { ...route, roles: [] } : route
          enforce(authorize(guard, name, caller, cspRoles, { enforceMfa }))
          letIn(request, caller, cspRoles)
        }),
      )
    })

  const count = (request: FastifyRequest, { partnerId }: Caller) =>
    after(counted ? throttle(partnerId, throttlePerMinute) : undefined, (refused) => {
      enforce(refused)
      const { customerId } = request.params as { customerId: string }
      // What is no id is refused for that, and is the partner's call alone.
      if (!countedByCustomer || !isGuid(customerId)) return
      return after(throttle(partnerId, requestsPerCustomer, customerId.toLowerCase()), enforce)
    })

  const letIn = (request: FastifyRequest, caller: Caller, cspRoles: Actor['cspRoles']) => {
    requireAcceptable(request, route)
    takeAnyContentType(request)
    request.actor = actorOf(caller, cspRoles)
  }

  return (request, reply, done) => {
    let waiting: void | Promise<void>
    try {
      waiting = admit(request, reply)
    } catch (error) {
      return done(error as Error)
    }
    if (waiting) void tell(waiting, done)
    else done()
  }
}

async function tell(waiting: Promise<void>, done: (error?: Error) => void): Promise<void> {
  try {
    await waiting
  } catch (error) {
    return done(error as Error)
  }
  done()
}

/** Goes on at once with what is there, or later with what is promised: most calls wait for nothing. */
function after<Value>(
  value: Value | Promise<Value>,
  next: (value: Value) => void | Promise<void>,
): void | Promise<void> {
  return value instanceof Promise ? afterwards(value, next) : next(value)
}

async function afterwards<Value>(
  value: Promise<Value>,
  next: (value: Value) => void | Promise<void>,
): Promise<void> {
  return next(await value)
}

function actorOf(caller: Caller, cspRoles: Actor['cspRoles']): Actor {
  const { partnerId, kind, objectId, applicationId, userPrincipalName, displayName } = caller
  return {
    partnerId,
    tenantId: partnerId,
    kind,
    objectId,
    applicationId,
    userPrincipalName,
    displayName,
    cspRoles,
    reviewer: isReviewer(caller),
  }
}

function isReviewer({ kind, appRoles }: Caller): boolean {
  return kind === 'user' && appRoles.includes(reviewerAppRole)
}

/** A route answers in one media type; a caller who takes anything gets it too. */
function requireAcceptable(request: FastifyRequest, { success }: Route): void {
  const { accept = '' } = request.headers
  const { mediaType = 'application/json' } = success
  const [kind = ''] = mediaType.split('/')
  const taken = accept.toLowerCase()
  if (taken === '' || [mediaType, `${kind}/*`, '*/*'].some((type) => taken.includes(type))) return
  refuse('NotAcceptable', { value: `"${accept}"`, offered: mediaType })
}

/** Bodies are read as JSON whatever they are called; the web server would refuse some names. */
function takeAnyContentType(request: FastifyRequest): void {
  if ('content-type' in request.raw.headers) request.raw.headers['content-type'] = 'text/plain'
}
