import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { brokenRule, headers } from '@accredit/contract'
import { answerRefusal } from '../rules/describe/answer-refusal.ts'
import { refusal } from '../rules/refusal.ts'
import type { Fault, FaultyOperation } from './faults.ts'
import { noteExchange } from './record-journal.ts'
import { operationName } from './operation-name.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The fault that affects this call. */
    fault?: Fault
  }
}

/** Paths of the token endpoint, in both versions. */
const tokenPaths = new Set(['/:tenant/oauth2/token', '/:tenant/oauth2/v2.0/token'])

/**
 * Applies faults to calls of the contract and of the token endpoint, before anything else happens
 * to them.
 */
export function injectFaults(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const operation = operationOf(request)
    const { customerId } = (request.params ?? {}) as { customerId?: string }
    const fault =
      operation &&
      request.sandbox.faults.strike({
        operation,
        customerId: customerId?.toLowerCase(),
        isOfUser: isOfUser(request.headers.authorization),
      })
    if (!fault) return
    request.fault = fault
    const goesOn = await strike(fault, request, reply)
    return goesOn ? undefined : reply
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    const { fault } = request
    if (fault?.effect) return done(null, spoil(fault, payload, request, reply))
    if (fault?.when !== 'after') return done(null, payload)
    if (fault.cut) {
      request.raw.socket.destroy()
      return done(null, payload)
    }
    if (fault.status === undefined) return done(null, payload)
    const isText = typeof payload === 'string' || payload === undefined || payload === null
    if (!isText) return done(null, payload)
    const answer = answerOf(fault.status, fault, request)
    // These headers belonged to the lost response.
    for (const name of [headers.retryAfter, headers.location]) void reply.removeHeader(name)
    void reply.code(fault.status).headers(answer.headers)
    done(null, answer.body)
  })
}

/** Delays a call, answers it or closes its connection; returns whether the call continues. */
async function strike(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  if (fault.latency && fault.effect !== 'slow') await sleep(fault.latency)
  if (fault.effect === 'mfa') {
    const { body, headers: sent = {}, status } = answerRefusal(refusal('MfaRequired', {}))
    void reply.code(status).headers(sent).send(body)
    return false
  }
  if (fault.when === 'after') return true
  if (fault.cut) {
    noteExchange(request, reply)
    void reply.hijack()
    request.raw.socket.destroy()
    return false
  }
  if (fault.status === undefined) return true
  const answer = answerOf(fault.status, fault, request)
  void reply.code(fault.status).headers(answer.headers).send(answer.body)
  return false
}

/** Chunks of a slow response. */
const slowParts = 20

/** Alters a response on its way: cuts it off, slows it down, or changes its links. */
function spoil(fault: Fault, payload: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (typeof payload !== 'string' || payload === '') return payload
  if (fault.effect === 'old-links') return payload.replaceAll(/("uri":")(?=\/(?!v1\/))/g, '$1/v1')
  const bytes = Buffer.from(payload)
  if (fault.effect === 'truncated') {
    void reply.header('content-length', bytes.length)
    return Readable.from(halfOf(bytes, request))
  }
  if (fault.effect !== 'slow') return payload
  void reply.header('content-length', bytes.length)
  return Readable.from(trickle(bytes, fault.latency ?? 0))
}

async function* halfOf(bytes: Buffer, request: FastifyRequest) {
  yield bytes.subarray(0, Math.ceil(bytes.length / 2))
  // Once the written part has been sent.
  await sleep(20)
  request.raw.socket.destroy()
}

async function* trickle(bytes: Buffer, milliseconds: number) {
  const size = Math.ceil(bytes.length / slowParts)
  for (let from = 0; from < bytes.length; from += size) {
    await sleep(milliseconds / slowParts)
    yield bytes.subarray(from, from + size)
  }
}

/** Checks whether a token belongs to a signed-in user, without verifying its signature. */
function isOfUser(authorization: string | undefined): boolean {
  const [, claims = ''] = (authorization ?? '').split('.')
  try {
    return 'scp' in JSON.parse(Buffer.from(claims, 'base64url').toString())
  } catch {
    return false
  }
}

function operationOf(request: FastifyRequest): FaultyOperation | undefined {
  const { url = '' } = request.routeOptions
  return request.method === 'POST' && tokenPaths.has(url) ? 'token' : operationName(request)
}

const reason = 'a fault that this sandbox was asked for'

/** Response of a fault: the given body, else the contract's own if there is one. */
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
    return answerRefusal(refusal('ServiceUnavailable', { reason: brokenRule('FaultAnswers') })).body
  }
  if (status === 500) return answerRefusal(refusal('UnexpectedError', { correlationId })).body
  return JSON.stringify({ statusCode: status, message: reason })
}
