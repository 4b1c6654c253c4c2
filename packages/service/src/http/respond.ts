import { Readable } from 'node:stream'
import { errors, headers, type ErrorName } from '@accredit/contract'
import type { FastifyReply } from 'fastify'
import type { StreamedReply } from '../operations/call.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { Answer, Reply } from '../store/command.ts'
import { answerRefusal } from '../rules/answer-refusal.ts'

const json = 'application/json; charset=utf-8'

/** Sends what an operation answered. */
export function sendAnswer(
  reply: FastifyReply,
  answer: Answer | Reply | StreamedReply,
): FastifyReply {
  void reply.code(answer.status)
  if (answer.status >= 400) noteRefusal(reply, answer)
  if ('write' in answer) {
    const closed = new AbortController()
    const stream = Readable.from(answer.write(closed.signal), { objectMode: false })
    // Not that of the stream, which waits for what it was last asked for.
    reply.raw.once('close', () => closed.abort())
    return reply
      .headers({ 'content-type': answer.mediaType, 'cache-control': 'no-store' })
      .send(stream)
  }
  if (answer.body === undefined) return reply.send()
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  return reply.header('content-type', json).send(text)
}

/**
 * Notes by which name a call was refused, for those who count it. What the store answers, or replays,
 * is text by now; a body of another form stands for the one refusal that has it.
 */
function noteRefusal(reply: FastifyReply, answer: Answer | Reply | StreamedReply): void {
  const body = 'body' in answer && typeof answer.body === 'string' ? answer.body : ''
  const named = /"errorName":"(\w+)"/.exec(body)?.[1]
  const name = named ?? (answer.status === 429 ? 'TooManyRequests' : 'MfaRequired')
  if (Object.hasOwn(errors, name)) reply.request.refused = name as ErrorName
}

/** Sends a refusal in the form that the contract gives it. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  switch (refusal.error) {
    case 'MfaRequired':
      reply.raw.statusMessage = 'Unauthorized - MFA required'
      void reply.header('www-authenticate', 'Bearer error="invalid_token"')
      break
    case 'PartnerTokenMissing':
    case 'AccessDenied':
    case 'InvalidAudience':
      void reply.header('www-authenticate', 'Bearer error="invalid_token"')
      break
    case 'TooManyRequests':
    case 'TooManyStreams':
      void reply.header(headers.retryAfter, String(refusal.parameters.seconds))
      break
    case 'ServiceUnavailable':
      void reply.header(headers.retryAfter, '1')
      break
    case 'MethodNotAllowed':
      void reply.header('allow', String(refusal.parameters.allowed))
      break
    default:
  }
  const sent = sendAnswer(reply, answerRefusal(refusal))
  // The gateway's form carries no name.
  reply.request.refused = refusal.error
  return sent
}
