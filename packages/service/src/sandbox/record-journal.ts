import { headers, isGuid } from '@accredit/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { newId } from '../ids/new-id.ts'
import type { BodyText } from '../rules/read/read-body-text.ts'
import { operationName } from './operation-name.ts'
import { veilHeaders } from './veil-headers.ts'

/** Longest body that is stored, in characters; the journal is for inspection, not for archiving. */
const longest = 16_384
const applicationName = headers.application.toLowerCase()

/**
 * Records calls of the API with their responses, and requests that reached no route. Sign-in is
 * excluded, since it carries secrets and tokens.
 */
export function recordJournal(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const lost = request.fault?.when === 'after' && request.fault.cut
    if (lost) noteExchange(request, reply)
    else noteExchange(request, reply, reply.statusCode, payload)
    done(null, payload)
  })
}

/**
 * Records one exchange.
 * @param status of the response; absent when the connection ends without one
 */
export function noteExchange(
  request: FastifyRequest,
  reply: FastifyReply,
  status?: number,
  payload?: unknown,
): void {
  const { clock, isRecording, journal } = request.sandbox
  if (!isRecording) return
  const operation = operationName(request)
  if (operation === undefined && (status !== 404 || request.routeOptions.url !== undefined)) return
  const { ids, actor, method, url, body } = request
  const { customerId } = (request.params ?? {}) as { customerId?: string }
  const received = (body as Partial<BodyText> | undefined)?.text
  const receivedHeaders = veilHeaders(request.headers)
  journal.add({
    id: newId(),
    at: clock.now(),
    method,
    url,
    operation,
    customerId: isGuid(customerId) ? customerId.toLowerCase() : undefined,
    requestId: ids.requestId.toLowerCase(),
    correlationId: ids.correlationId.toLowerCase(),
    partnerId: actor?.partnerId,
    user: actor?.userPrincipalName,
    application: receivedHeaders[applicationName],
    receivedHeaders,
    received: textOf(received),
    isWhole: received === undefined || received.length <= longest,
    status,
    refused: request.refused,
    answeredHeaders: status === undefined ? {} : veilHeaders(reply.getHeaders()),
    answered: textOf(payload),
    fault: request.fault,
    milliseconds: Math.round(reply.elapsedTime * 10) / 10,
  })
}

function textOf(body: unknown): string | undefined {
  if (typeof body !== 'string' || body === '') return undefined
  return body.length <= longest ? body : JSON.stringify(`${body.length} characters, not kept`)
}
