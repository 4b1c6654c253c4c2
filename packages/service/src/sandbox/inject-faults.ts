import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { brokenRule, headers } from '@accredit/contract'
import { answerRefusal } from '../rules/answer-refusal.ts'
import { refusal } from '../rules/refusal.ts'
import type { Fault, Faults } from './faults.ts'
import type { NoteLost } from './record-journal.ts'
import { operationName } from './operation-name.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The fault that struck this call. */
    fault?: Fault
  }
}

/**
 * Lets faults strike the calls of the contract, before anything else is done with them.
 * @param noteLost is told of calls that get no answer at all
 */
export function injectFaults(app: FastifyInstance, faults: Faults, noteLost?: NoteLost): void {
  app.addHook('onRequest', async (request, reply) => {
    const route = operationName(request)
    const fault = route && faults.strike(route)
    if (!fault) return
    request.fault = fault
    const goesOn = await strike(fault, request, reply, noteLost)
    return goesOn ? undefined : reply
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    const { fault } = request
    if (fault?.when !== 'after' || fault.status === undefined) return done(null, payload)
    if (fault.status === 'disconnect') {
      request.raw.socket.destroy()
      return done(null, payload)
    }
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
  if (fault.status === undefined || fault.when === 'after') return true
  if (fault.status === 'disconnect') {
    noteLost?.(request, reply)
    void reply.hijack()
    request.raw.socket.destroy()
    return false
  }
  const answer = answerOf(fault.status, fault, request)
  void reply.code(fault.status).headers(answer.headers).send(answer.body)
  return false
}

/** Answer of a fault: in the contract's own words where it has some. */
function answerOf(status: number, { retryAfter }: Fault, request: FastifyRequest) {
  const reason = 'a fault that this sandbox was asked for'
  const { correlationId } = request.ids
  const body =
    status === 429
      ? answerRefusal(refusal('TooManyRequests', { seconds: retryAfter ?? 1 })).body
      : status === 503
        ? answerRefusal(
            refusal('ServiceUnavailable', { reason: brokenRule('Sandbox', { text: reason }) }),
          ).body
        : status === 500
          ? answerRefusal(refusal('UnexpectedError', { correlationId })).body
          : JSON.stringify({ statusCode: status, message: reason })
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(retryAfter !== undefined && { [headers.retryAfter]: String(retryAfter) }),
    },
  }
}
