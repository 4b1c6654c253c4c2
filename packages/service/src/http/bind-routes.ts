import { allRoutes, type AnyOperationName, type ErrorName, type Route } from '@accredit/contract'
import { METHODS } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../identity/caller.ts'
import type { Call, StandingRight } from '../operations/call.ts'
import { operations } from '../operations/index.ts'
import { readsOnReplicas } from '../operations/reads-on-replicas.ts'
import type { Actor } from '../rules/actor.ts'
import type { BodyText } from '../rules/read/read-body-text.ts'
import { refuse } from '../rules/refusal.ts'
import { admitCallers } from './admit-callers.ts'
import type { HttpContext, Instance } from './context.ts'
import type { Place } from './gate.ts'
import type { RequestIds } from './request-ids.ts'
import { sendAnswer } from './respond.ts'
import { hash } from 'node:crypto'
import type { RequestIdentity } from '../store/command.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before anything else. */
    ids: RequestIds
    /** Set together with the ids. */
    instance: Instance
    /** Set once the token is verified, whatever the other checks decide. */
    known?: Caller
    /** Set once the caller is known and admitted. */
    actor?: Actor
    right?: StandingRight
    /** Set when the call is refused. */
    refused?: ErrorName
  }
}

/** Unsupported resources in the position of a customer's id, which are not invalid ids. */
const noCustomers = ['/v1/customers/usagerecords'] as const

/** Binds every route of the contract to its operation; those of the desk only if there is one. */
export function bindRoutes(app: FastifyInstance, context: HttpContext): void {
  const bound = (Object.entries(allRoutes) as [AnyOperationName, Route][]).filter(
    ([, { admits }]) => context.hasDesk || admits !== 'reviewer',
  )
  for (const [name, route] of bound) bindRoute(app, context, name, route)
  for (const url of noCustomers) {
    app.route({
      method: METHODS.filter((method) => app.supportedMethods.includes(method)),
      url,
      exposeHeadRoute: false,
      onRequest: async (request) => {
        refuse('NotFound', { what: `${request.method} ${url}` })
      },
      handler: async () => undefined,
    })
  }
}

function bindRoute(
  app: FastifyInstance,
  context: HttpContext,
  name: AnyOperationName,
  route: Route,
): void {
  const mayReadReplica = readsOnReplicas.has(name)
  const writes = route.method !== 'GET' && route.method !== 'HEAD'

  const perform = async (call: Call, place: Place | undefined, reply: FastifyReply) => {
    place?.work()
    try {
      sendAnswer(reply, await operations[name](call))
    } catch (error) {
      void reply.send(error)
    } finally {
      place?.rest()
    }
  }

  // Not async, because the web server would wait for its result.
  const answer = (request: FastifyRequest, reply: FastifyReply): void => {
    const { actor, ids, right } = request
    const { service } = request.instance
    if (!actor || !right) throw new Error('a request came past the check of its caller')
    const parameters = request.params as Record<string, string>
    const { text: body = '', refusal: unreadable } = (request.body ?? {}) as Partial<BodyText>
    const query = queryOf(request.url)
    const identity =
      writes && ids.given
        ? identifyRequest({
            partnerId: actor.partnerId,
            requestId: ids.requestId,
            method: route.method,
            path: fillPath(route.path, parameters),
            reviewerId: route.admits === 'reviewer' ? actor.objectId : undefined,
            query,
            body,
            at: service.now(),
          })
        : undefined
    const { store } = service
    const call: Call = {
      service,
      reader: (mayReadReplica && store.replicas?.openReader()) || store.reader,
      actor,
      right,
      parameters,
      query: readQuery(query),
      queryText: query,
      header: (header) => {
        const value = request.headers[header]
        return Array.isArray(value) ? value.join(', ') : value
      },
      body,
      unreadable,
      correlationId: ids.correlationId,
      identity,
    }
    void perform(call, request.place, reply)
  }

  app.route({
    method: route.method,
    url: fastifyPath(route.path),
    ...(route.bodyLimit !== undefined && {
      bodyLimit: Math.max(route.bodyLimit, context.bodyLimit),
    }),
    config: isStream(route) ? { passes: 'stream' } : {},
    onRequest: admitCallers(context, name, route),
    handler: answer,
  })
}

/** Checks whether a route answers with a stream, which has no end. */
function isStream({ success }: Route): boolean {
  return success.mediaType === 'text/event-stream'
}

function fastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

function fillPath(path: string, parameters: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '')
}

/** Query of an address: everything after the first `?`; a second one belongs to a value. */
function queryOf(url: string): string {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start + 1)
}

/**
 * Parses a query by lower-case names, since clients differ in case; `+` is a space. The first of
 * repeated names counts.
 */
function readQuery(query: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  if (query === '') return parameters
  for (const [name, value] of new URLSearchParams(query)) {
    const key = name.toLowerCase()
    if (!parameters.has(key)) parameters.set(key, value)
  }
  return parameters
}

/** Milliseconds for which an answer can be replayed. */
const kept = 24 * 60 * 60 * 1000

/**
 * Identifies a repeatable write: by partner, target and request id, and at the desk also by
 * reviewer, so that each reviewer gets their own answer.
 */
function identifyRequest(request: {
  partnerId: string
  requestId: string
  method: string
  /** The route's path with its parameters filled in. */
  path: string
  /** Object id of the reviewer; absent where any caller of the tenant may repeat the request. */
  reviewerId?: string | undefined
  query: string
  body: string
  at: number
}): RequestIdentity {
  const { reviewerId } = request
  const target = `${request.method} ${request.path.toLowerCase()}`
  return {
    partnerId: request.partnerId,
    requestId: request.requestId.toLowerCase(),
    target: reviewerId === undefined ? target : `${target} ${reviewerId.toLowerCase()}`,
    fingerprint: hash('sha256', `${request.query}\n${request.body}`, 'base64url'),
    expiresAt: request.at + kept,
  }
}
