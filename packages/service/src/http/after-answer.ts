import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { scrub } from '../log/scrub.ts'
import type { HttpContext } from './context.ts'
import type { Metrics } from './metrics.ts'

/** Runs everything that follows an answer in one hook, since hooks are expensive. */
export function watchAnswers(
  app: FastifyInstance,
  { log, metrics }: Pick<HttpContext, 'log' | 'metrics'>,
): void {
  const templates = new Map<string, string>()
  app.addHook('onResponse', (request, reply, done) => {
    if (metrics) observe(metrics, templates, request, reply)
    logAnswer(log, request, reply)
    done()
  })
}

function observe(
  metrics: Metrics,
  templates: Map<string, string>,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const url = request.routeOptions.url ?? request.lackingPath
  let route = url === undefined ? 'unmatched' : templates.get(url)
  if (route === undefined) {
    route = (url ?? '').replaceAll(/:(\w+)/g, '{$1}')
    templates.set(url ?? '', route)
  }
  metrics.observeAnswer(route, request.method, reply.statusCode, reply.elapsedTime)
  if (request.refused) metrics.countRefusal(request.refused)
}

/**
 * Logs one line per write and per refusal; reads and rejected surplus calls at debug, so that they
 * cost nothing by default. Queries are never logged, since they can contain validation codes and
 * sign-in codes.
 */
function logAnswer(log: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode } = reply
  // The gate reports an overload; a line for each call would add to it.
  const isQuiet = request.turnedAway || (request.method === 'GET' && statusCode < 400)
  const level = isQuiet ? 'debug' : statusCode >= 500 ? 'error' : 'info'
  if (!log.isLevelEnabled(level)) return
  const [path = ''] = request.url.split('?', 1)
  log[level](
    {
      method: request.method,
      path: scrub(path),
      status: statusCode,
      error: request.refused,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      correlationId: request.ids.correlationId,
      requestId: request.ids.requestId,
      partnerId: request.known?.tenantId,
      user: request.known?.userPrincipalName,
      objectId: request.known?.objectId,
      applicationId: request.known?.applicationId,
    },
    'answered',
  )
}
