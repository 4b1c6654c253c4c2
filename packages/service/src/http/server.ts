import type { Socket } from 'node:net'
import { openApiDocument } from '@accredit/contract'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { refusal, Refused, type Refusal } from '../rules/refusal.ts'
import { StoreUnavailable } from '../store/unavailable.ts'
import { answerRefusal } from '../rules/answer-refusal.ts'
import { watchAnswers } from './after-answer.ts'
import { bindApiPage } from './api-page.ts'
import { bindRoutes } from './bind-routes.ts'
import { boundCalls } from './bound-calls.ts'
import type { HttpContext } from './context.ts'
import { guardAnswer, guardAnswers } from './guard-answers.ts'
import { bindMetrics } from './metrics-route.ts'
import { describeRequestIds, echoRequestIds, readRequestIds } from './request-ids.ts'
import { sendRefusal } from './respond.ts'
import { bindDashboard } from './static.ts'

/** Bytes of all request headers together. */
const headerLimit = 32_768
/** Milliseconds between two looks at how long requests take to arrive. */
const longestLook = 5_000
/** Characters of one path parameter; the longest that means anything is a domain name. */
const parameterLimit = 1_000

/** Builds the HTTP server with the routes of the contract; it does not listen yet. */
export function createServer(context: HttpContext): FastifyInstance {
  const { log, metrics, tls } = context
  const limits = {
    maxHeaderSize: headerLimit,
    // How often the time of requests is looked at: it ends when it should, and not long after.
    connectionsCheckingInterval: Math.min(context.requestTimeout, longestLook),
  }
  const app: FastifyInstance = Fastify({
    logger: false,
    bodyLimit: context.bodyLimit,
    requestTimeout: context.requestTimeout,
    keepAliveTimeout: 72_000,
    routerOptions: {
      caseSensitive: false,
      ignoreDuplicateSlashes: true,
      ignoreTrailingSlash: true,
      maxParamLength: parameterLimit,
    },
    ...(tls
      ? { https: { cert: tls.certificate, key: tls.privateKey, ...limits } }
      : { http: limits }),
    // While it stops, what still comes on an open connection is answered, and the connection ends.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket),
    // No hook runs for a path that cannot be routed.
    frameworkErrors: (error, request, reply) => {
      request.ids = readRequestIds(request)
      echoRequestIds(reply, request.ids)
      const reason =
        error.code === 'FST_ERR_MAX_PARAM_LENGTH'
          ? refusal('RequestTooLarge', { part: 'path parameter', limit: parameterLimit })
          : refusal('MalformedRequest', { reason: 'the path cannot be decoded' })
      void sendRefusal(reply, reason)
    },
  })
  // Bodies are read as they come: whether they are JSON is asked after who calls and for whom.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))

  app.addHook('onRequest', (request, reply, done) => {
    request.ids = readRequestIds(request)
    echoRequestIds(reply, request.ids)
    done()
  })
  boundCalls(app, context)
  // A hook, because it also runs where the issuer answers errors in its own way.
  app.addHook('onError', (request, _reply, error, done) => {
    const { correlationId } = request.ids
    const reason = judgeError(error, context.bodyLimit, correlationId)
    if (reason.error === 'UnexpectedError' || reason.error === 'ServiceUnavailable') {
      log.error({ err: error, correlationId, method: request.method }, reason.error)
    }
    done()
  })
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendRefusal(reply, judgeError(error, context.bodyLimit, request.ids.correlationId)),
  )
  app.setNotFoundHandler((request, reply) => {
    guardAnswer(reply)
    const [path = ''] = request.url.split('?', 1)
    return sendRefusal(reply, refusal('NotFound', { what: `${request.method} ${path}` }))
  })
  watchAnswers(app, context)
  bindRoutes(app, context)
  guardAnswers(app)
  bindProbes(app, context)
  bindDashboard(app, { mode: context.service.mode, signIn: context.signIn })
  if (metrics) bindMetrics(app, metrics)
  const describe = () => openApiDocument(context.publicUrl())
  app.get('/openapi.json', describe)
  bindApiPage(app, { mode: context.service.mode, describe })
  return app
}

function bindProbes(app: FastifyInstance, context: HttpContext): void {
  const always = { config: { passes: 'always' } } as const
  app.get('/healthz', always, () => ({ status: 'alive' }))
  app.get('/readyz', always, async (_request, reply) => {
    const ready = await context.isReady()
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
}

/** What a caller is told of an error; whatever is not a refusal stays inside. */
function judgeError(error: FastifyError, bodyLimit: number, correlationId: string): Refusal {
  if (error instanceof Refused) return error.refusal
  if (error instanceof StoreUnavailable) {
    return refusal('ServiceUnavailable', { reason: 'the store cannot be reached' })
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return refusal('RequestTooLarge', { part: 'body', limit: bodyLimit })
  }
  if (error.code?.startsWith('FST_ERR_CTP_') || error.statusCode === 400) {
    return refusal('MalformedRequest', { reason: 'the body does not fit its headers' })
  }
  return refusal('UnexpectedError', { correlationId })
}

/** Answers bytes that are not HTTP, before there is a request at all. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const reason =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? refusal('RequestTooLarge', { part: 'header', limit: headerLimit })
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? refusal('MalformedRequest', { reason: 'it did not arrive in time' })
        : refusal('MalformedRequest', { reason: 'it cannot be parsed' })
  const { body = '' } = answerRefusal(reason)
  const lines = Object.entries({
    ...describeRequestIds(),
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}\r\n${body}`)
}
