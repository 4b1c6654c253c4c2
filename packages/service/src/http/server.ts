import { brokenRule, openApiDocument, type ErrorName } from '@accredit/contract'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import { readBodyText } from '../rules/read/read-body-text.ts'
import { refusal, Refused, type Refusal } from '../rules/refusal.ts'
import { StoreReadOnly, StoreUnavailable } from '../store/unavailable.ts'
import { watchAnswers } from './after-answer.ts'
import {
  answerOnce,
  answerUnreadable,
  closeUnlessWhole,
  headerLimit,
  type Exchanges,
} from './answer-once.ts'
import { bindApiPage } from './api-page.ts'
import { bindRoutes } from './bind-routes.ts'
import { boundCalls } from './bound-calls.ts'
import type { HttpContext } from './context.ts'
import { bindEventCertificates } from './event-certificates.ts'
import { guardAnswer, guardAnswers } from './guard-answers.ts'
import { bindMetrics } from './metrics-route.ts'
import { refuseOtherMethods } from './refuse-other-methods.ts'
import { echoRequestIds, readRequestIds } from './request-ids.ts'
import { sendRefusal } from './respond.ts'
import { parameterLimit, routerOptions } from './router-options.ts'
import { bindDashboard, wantsPage } from './static.ts'
import type { IncomingMessage } from 'node:http'

/** Longest time in milliseconds between two looks for requests that have not arrived in time. */
const longestLook = 1_000
/** Looks in the time that a request has. */
const looks = 10
/** Longest time in milliseconds for the handshake of TLS. */
const longestHandshake = 120_000
/** Compilers in place of Fastify's own, which cost each start 20 ms. */
const withoutSchemas = { buildValidator: refuseSchema, buildSerializer: refuseSchema }

/** Refusals that are the service's own fault, and are logged with their cause. */
const faults: ReadonlySet<ErrorName> = new Set(['UnexpectedError', 'ServiceUnavailable'])

/** A server that does not listen yet. */
export interface Server {
  readonly app: FastifyInstance
  /** Answers the methods that no route has; to be called when all routes are bound. */
  readonly bindRefusals: () => void
}

/** Builds the HTTP server with the routes of the contract. */
export function createServer(context: HttpContext): Server {
  const { log, metrics, tls } = context
  const { requestTimeout } = context
  const limits = {
    maxHeaderSize: headerLimit,
    connectionsCheckingInterval: lookEvery(requestTimeout),
    // Node uses the longer of the two times for the body, so both are the same.
    headersTimeout: requestTimeout,
    requestTimeout,
  }
  const exchanges: Exchanges = new WeakMap()
  const { dispatch, instance } = context
  const findInstance = dispatch?.find ?? (() => instance)
  const app: FastifyInstance = Fastify({
    logger: false,
    bodyLimit: context.bodyLimit,
    requestTimeout,
    ...(dispatch && { rewriteUrl: dispatch.rewrite }),
    keepAliveTimeout: 72_000,
    routerOptions,
    // Fastify has nothing to check or to write by a schema: the contract's are read by the operations.
    schemaController: { compilersFactory: withoutSchemas },
    ...(tls
      ? {
          https: {
            cert: tls.certificate,
            key: tls.privateKey,
            handshakeTimeout: Math.min(requestTimeout, longestHandshake),
            ...limits,
          },
        }
      : { http: limits }),
    // While it stops, what still comes on an open connection is answered, and the connection ends.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket, exchanges),
    // No hook runs for a path that cannot be routed.
    frameworkErrors: (error, request, reply) => {
      request.ids = readRequestIds(request)
      request.instance = findInstance(request.raw)
      echoRequestIds(reply, request.ids)
      const reason =
        error.code === 'FST_ERR_MAX_PARAM_LENGTH'
          ? refusal('RequestTooLarge', { part: 'path parameter', limit: parameterLimit })
          : refusal('MalformedRequest', { reason: brokenRule('PathDecodable') })
      closeUnlessWhole(request.raw, reply, () => {
        if (wantsPage(request)) void sendPage(reply, 404)
        else void sendRefusal(reply, reason)
      })
    },
  })
  // Bodies are read as they come: whether they are JSON is asked after who calls and for whom.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) =>
    done(null, readBodyText(body as Buffer, describeBody(request.raw))),
  )

  app.addHook('onRequest', (request, reply, done) => {
    request.ids = readRequestIds(request)
    request.instance = findInstance(request.raw)
    echoRequestIds(reply, request.ids)
    done()
  })
  answerOnce(app, exchanges)
  boundCalls(app, context)
  // A hook, because it also runs where the issuer answers errors in its own way.
  app.addHook('onError', (request, _reply, error, done) => {
    const { correlationId } = request.ids
    const reason = judgeError(error, bodyLimitOf(request, context), correlationId)
    const isExpected = error instanceof StoreReadOnly
    if (!isExpected && faults.has(reason.error)) {
      log.error({ err: error, correlationId, method: request.method }, reason.error)
    }
    done()
  })
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendRefusal(reply, judgeError(error, bodyLimitOf(request, context), request.ids.correlationId)),
  )
  app.setNotFoundHandler((request, reply) => {
    if (wantsPage(request)) return sendPage(reply, 404)
    guardAnswer(reply)
    const [path = ''] = request.url.split('?', 1)
    return sendRefusal(reply, refusal('NotFound', { what: `${request.method} ${path}` }))
  })
  watchAnswers(app, context)
  const bindRefusals = refuseOtherMethods(app)
  bindRoutes(app, context)
  guardAnswers(app)
  bindProbes(app)
  bindEventCertificates(app)
  const sendPage = bindDashboard(app)
  if (metrics) bindMetrics(app, metrics)
  app.get('/openapi.json', ({ instance: { publicUrl, service } }) =>
    openApiDocument(publicUrl(), service),
  )
  bindApiPage(app)
  return { app, bindRefusals }
}

function refuseSchema(): never {
  throw new Error('a route has a schema, but the server has no compiler of schemas')
}

function lookEvery(requestTimeout: number): number {
  return requestTimeout === 0
    ? longestLook
    : Math.ceil(Math.min(requestTimeout / looks, longestLook))
}

function bindProbes(app: FastifyInstance): void {
  const always = { config: { passes: 'always' } } as const
  app.get('/healthz', always, () => ({ status: 'alive' }))
  app.get('/readyz', always, async ({ instance: { findUnreadiness, service } }, reply) => {
    const reason = await findUnreadiness()
    if (reason !== undefined) return reply.code(503).send({ status: 'not ready', reason })
    return { status: service.store.readOnly ? 'read-only' : 'ready' }
  })
}

/** Limit of the body of a request: a route may have one of its own. */
function bodyLimitOf(request: FastifyRequest, { bodyLimit }: HttpContext): number {
  return request.routeOptions.bodyLimit ?? bodyLimit
}

/** Translates an error into a refusal; the text of any other error stays inside. */
function judgeError(error: FastifyError, bodyLimit: number, correlationId: string): Refusal {
  if (error instanceof Refused) return error.refusal
  if (error instanceof StoreReadOnly) {
    return refusal('ServiceUnavailable', { reason: brokenRule('StoreWritable') })
  }
  if (error instanceof StoreUnavailable) {
    return refusal('ServiceUnavailable', { reason: brokenRule('StoreReachable') })
  }
  if (error.code === 'EMFILE' || error.code === 'ENFILE') {
    return refusal('ServiceUnavailable', { reason: brokenRule('FilesLeft') })
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return refusal('RequestTooLarge', { part: 'body', limit: bodyLimit })
  }
  if (error.code?.startsWith('FST_ERR_CTP_') || error.statusCode === 400) {
    return refusal('MalformedRequest', { reason: brokenRule('BodyFitsHeaders') })
  }
  return refusal('UnexpectedError', { correlationId })
}

/**
 * The headers that say how a body is written. The type is the one that was sent: whoever admits a call
 * gives its body another one.
 */
function describeBody({ headers, rawHeaders }: IncomingMessage) {
  const name = rawHeaders.findIndex(
    (header, index) => index % 2 === 0 && header.toLowerCase() === 'content-type',
  )
  return {
    encoding: headers['content-encoding'],
    mediaType: name < 0 ? undefined : rawHeaders[name + 1],
  }
}
