import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { headers } from '@accredit/contract'
import { answerRefusal } from '../rules/answer-refusal.ts'
import { refusal } from '../rules/refusal.ts'
import type { Fault, Faults, FaultyOperation } from './faults.ts'
import type { NoteLost } from './record-journal.ts'
import { operationName } from './operation-name.ts'
import { sandboxRule } from './read-json-object.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The fault that struck this call. */
    fault?: Fault
  }
}

/** Paths of the token endpoint, of both versions. */
const tokenPaths = new Set(['/:tenant/oauth2/token', '/:tenant/oauth2/v2.0/token'])

/**
 * Lets faults strike the calls of the contract and of the token endpoint, before anything else is
 * done with them.
 * @param noteLost is told of calls that get no answer at all
 */
export function injectFaults(app: FastifyInstance, faults: Faults, noteLost?: NoteLost): void {
  app.addHook('onRequest', async (request, reply) => {
    const operation = operationOf(request)
    const { customerId } = (request.params ?? {}) as { customerId?: string }
    const fault = operation && faults.strike(operation, customerId?.toLowerCase())
    if (!fault) return
    request.fault = fault
    const goesOn = await strike(fault, request, reply, noteLost)
    return goesOn ? undefined : reply
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    const { fault } = request
    if (fault?.when !== 'after') return done(null, payload)
    if (fault.cut) {
      request.raw.socket.destroy()
      return done(null, payload)
    }
    if (fault.status === undefined) return done(null, payload)
    const isText = typeof payload === 'string' || payload === undefined || payload === null
    if (!isText) return done(null, payload)
    const answer = answerOf(fault.status, fault, request)
    // These belonged to the answer that is lost.
    for (const name of [headers.retryAfter, headers.location]) void reply.removeHeader(name)
    void reply.code(fault.status).headers(answer.headers)
    done(null, answer.body)
  })
}

/** Delays a call, answers it or ends its connection; says whether the call goes on. */
async function strike(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  noteLost: NoteLost | undefined,
): Promise<boolean> {
  if (fault.latency) await sleep(fault.latency)
  if (fault.when === 'after') return true
  if (fault.cut) {
    noteLost?.(request, reply)
    void reply.hijack()
    request.raw.socket.destroy()
    return false
  }
  if (fault.status === undefined) return true
  const answer = answerOf(fault.status, fault, request)
  void reply.code(fault.status).headers(answer.headers).send(answer.body)
  return false
}

function operationOf(request: FastifyRequest): FaultyOperation | undefined {
  const { url = '' } = request.routeOptions
  return request.method === 'POST' && tokenPaths.has(url) ? 'token' : operationName(request)
}

const reason = 'a fault that this sandbox was asked for'

/** Answer of a fault: the body that was asked for, else the contract's own where it has one. */
function answerOf(status: number, fault: Fault, request: FastifyRequest) {
  const { retryAfter } = fault
  return {
    body: fault.body === undefined ? bodyOf(status, fault, request) : JSON.stringify(fault.body),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(retryAfter !== undefined && { [headers.retryAfter]: String(retryAfter) }),
    },
  }
}

function bodyOf(status: number, { code, retryAfter }: Fault, request: FastifyRequest) {
  if (operationOf(request) === 'token') {
    return JSON.stringify({ error: 'temporarily_unavailable', error_description: reason })
  }
  if (code !== undefined) return JSON.stringify({ code, description: reason, data: [], source: '' })
  const { correlationId } = request.ids
  if (status === 429) {
    return answerRefusal(refusal('TooManyRequests', { seconds: retryAfter ?? 1 })).body
  }
  if (status === 503) {
    return answerRefusal(refusal('ServiceUnavailable', { reason: sandboxRule(reason) })).body
  }
  if (status === 500) return answerRefusal(refusal('UnexpectedError', { correlationId })).body
  return JSON.stringify({ statusCode: status, message: reason })
}
