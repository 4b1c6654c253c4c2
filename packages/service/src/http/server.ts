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

/** Longest interval in milliseconds between checks for requests that have timed out. */
const longestLook = 1_000
/** Checks per request timeout. */
const looks = 10
/** Time limit of a TLS handshake in milliseconds. */
const longestHandshake = 120_000
/** Replaces Fastify's own compilers, which add 20 ms to each start. */
const withoutSchemas = { buildValidator: refuseSchema, buildSerializer: refuseSchema }

/** Refusals that are the service's own fault, which are logged with their cause. */
const faults: ReadonlySet<ErrorName> = new Set(['UnexpectedError', 'ServiceUnavailable'])

/** A server that is not listening yet. */
export interface Server {
  readonly app: FastifyInstance
  /** Binds the 405 answers; call it when all routes are bound. */
  readonly bindRefusals: () => void
}

/** Builds the HTTP server with the routes of the contract. */
export function createServer(context: HttpContext): Server {
  const { log, metrics, tls } = context
  const { requestTimeout } = context
  const limits = {
    maxHeaderSize: headerLimit,
    connectionsCheckingInterval: lookEvery(requestTimeout),
    // Node uses the longer of the two timeouts for the body, so both are the same.
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
    // Fastify validates and serializes nothing by schema: operations parse the contract's schemas.
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
    // While stopping, requests on open connections are still answered, and the connections end.
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
  // Bodies are read as text: JSON is parsed only after authentication and routing.
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
  // A hook, because it also runs where the issuer has its own error handler.
  app.addHook('onError', (request, _reply, error, done) => {
    const { correlationId } = request.ids
    const reason = judgeError(error, bodyLimitOf(request, context), correlationId)
    // Whoever refuses knows why; a line for each request would let a stranger fill the log.
    const isExpected = error instanceof Refused || error instanceof StoreReadOnly
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

/** Body limit of a request; a route may have its own. */
function bodyLimitOf(request: FastifyRequest, { bodyLimit }: HttpContext): number {
  return request.routeOptions.bodyLimit ?? bodyLimit
}

/** Translates an error into a refusal; the text of any other error is not disclosed. */
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

/** Headers that describe the body. The content type is the original one: admission replaces it. */
function describeBody({ headers, rawHeaders }: IncomingMessage) {
  const name = rawHeaders.findIndex(
    (header, index) => index % 2 === 0 && header.toLowerCase() === 'content-type',
  )
  return {
    encoding: headers['content-encoding'],
    mediaType: name < 0 ? undefined : rawHeaders[name + 1],
  }
}
