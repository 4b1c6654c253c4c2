import {
  allRoutes,
  isGuid,
  reviewerAppRole,
  type AnyOperationName,
  type ErrorName,
  type Route,
} from '@accredit/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { authorize } from '../identity/authorize.ts'
import { authorizeReviewer } from '../identity/authorize-reviewer.ts'
import type { Caller } from '../identity/caller.ts'
import type { Call } from '../operations/call.ts'
import { operations } from '../operations/index.ts'
import type { Actor } from '../rules/actor.ts'
import { enforce, refuse } from '../rules/refusal.ts'
import type { HttpContext } from './context.ts'
import type { Place } from './gate.ts'
import { queryOf, readQuery } from './read-query.ts'
import { identifyRequest } from './request-identity.ts'
import { readRequestIds, type RequestIds } from './request-ids.ts'
import { reportMfa } from './report-mfa.ts'
import { sendAnswer } from './respond.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before anything else happens to a request. */
    ids: RequestIds
    /** Set once the caller is known and allowed. */
    actor?: Actor
    /** Set when the call is refused. */
    refused?: ErrorName
  }
}

/** Qualification requests per customer and minute, and the operations that count as one. */
const requestsPerCustomer = 60
const asksForQualification: ReadonlySet<string> = new Set([
  'createQualification',
  'setQualification',
])

/** Binds every route of the contract to its operation. */
export function bindRoutes(app: FastifyInstance, context: HttpContext): void {
  for (const [name, route] of Object.entries(allRoutes) as [AnyOperationName, Route][]) {
    bindRoute(app, context, name, route)
  }
  refuseOtherMethods(app)
}

function bindRoute(
  app: FastifyInstance,
  context: HttpContext,
  name: AnyOperationName,
  route: Route,
): void {
  const { authenticator, findRoles, enforceMfa, throttle, throttlePerMinute } = context
  const writes = route.method !== 'GET' && route.method !== 'HEAD'
  const counted = /^\/v1\/customers(\/|$)/.test(route.path)

  // The order of the checks is the contract's: token, audience, throttle, MFA, app-only, role.
  const admit = async (request: FastifyRequest, reply: FastifyReply) => {
    const remembered = authenticator.authenticate(request.headers.authorization)
    const caller: Caller = remembered instanceof Promise ? await remembered : remembered
    reportMfa(request, reply, caller)
    if (route.admits === 'reviewer') {
      enforce(authorizeReviewer(name, caller, { enforceMfa }))
      requireAcceptable(request, route)
      takeAnyContentType(request)
      request.actor = actorOf(caller, [])
      return
    }
    if (counted) {
      const verdict = throttle(caller.partnerId, throttlePerMinute)
      enforce(verdict instanceof Promise ? await verdict : verdict)
    }
    if (asksForQualification.has(name) && throttlePerMinute > 0) {
      const { customerId } = request.params as { customerId: string }
      // What is no id is refused for that, and is the partner's call alone.
      if (isGuid(customerId)) {
        const id = customerId.toLowerCase()
        const verdict = throttle(caller.partnerId, requestsPerCustomer, id)
        enforce(verdict instanceof Promise ? await verdict : verdict)
      }
    }
    const roles = caller.kind === 'user' ? findRoles(caller) : []
    const cspRoles = roles instanceof Promise ? await roles : roles
    const guard = route.admits === 'anyone' && isReviewer(caller) ? { ...route, roles: [] } : route
    enforce(authorize(guard, name, caller, cspRoles, { enforceMfa }))
    requireAcceptable(request, route)
    takeAnyContentType(request)
    request.actor = actorOf(caller, cspRoles)
  }

  const work = async (place: Place | undefined, call: Call) => {
    place?.work()
    try {
      return await operations[name](call)
    } finally {
      place?.rest()
    }
  }

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const { actor, ids } = request
    if (!actor) throw new Error('a request came past the check of its caller')
    const parameters = request.params as Record<string, string>
    const body = typeof request.body === 'string' ? request.body : ''
    const query = queryOf(request.url)
    const identity =
      writes && ids.given
        ? identifyRequest({
            partnerId: actor.partnerId,
            requestId: ids.requestId,
            method: route.method,
            path: fillPath(route.path, parameters),
            query,
            body,
            at: context.service.now(),
          })
        : undefined
    const call: Call = {
      service: context.service,
      actor,
      parameters,
      query: readQuery(query),
      queryText: query,
      header: (header) => {
        const value = request.headers[header]
        return Array.isArray(value) ? value.join(', ') : value
      },
      body,
      correlationId: ids.correlationId,
      identity,
    }
    return sendAnswer(reply, await work(request.place, call))
  }

  app.route({
    method: route.method,
    url: fastifyPath(route.path),
    config: isStream(route) ? { passes: 'stream' } : {},
    onRequest: admit,
    handler: answer,
  })
}

/** Streams have no end of their own. */
function isStream({ success }: Route): boolean {
  return success.mediaType === 'text/event-stream'
}

function actorOf(caller: Caller, cspRoles: Actor['cspRoles']): Actor {
  const { partnerId, kind, applicationId, userPrincipalName, displayName } = caller
  const reviewer = isReviewer(caller)
  return { partnerId, kind, applicationId, userPrincipalName, displayName, cspRoles, reviewer }
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

/** Answers 405 on a path of the contract whose method is another one. */
function refuseOtherMethods(app: FastifyInstance): void {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
  const byPath = Map.groupBy(Object.values(allRoutes) as Route[], ({ path }) => path)
  for (const [path, bound] of byPath) {
    const allowed = bound.map(({ method }) => method)
    app.route({
      method: methods.filter((method) => !allowed.includes(method)),
      url: fastifyPath(path),
      onRequest: async (request) => {
        request.ids ??= readRequestIds(request)
        refuse('MethodNotAllowed', { method: request.method, path, allowed: allowed.join(', ') })
      },
      handler: async () => undefined,
    })
  }
}

function fastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

function fillPath(path: string, parameters: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '')
}
