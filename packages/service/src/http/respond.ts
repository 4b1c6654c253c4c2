import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { StreamedReply } from '../operations/call.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { Answer, Reply } from '../store/command.ts'
import { answerRefusal } from '../rules/describe/answer-refusal.ts'

const json = 'application/json; charset=utf-8'

/** Sends an operation's answer. */
export function sendAnswer(
  reply: FastifyReply,
  answer: Answer | Reply | StreamedReply,
): FastifyReply {
  void reply.code(answer.status)
  if ('error' in answer && answer.error) {
    reply.request.refused = answer.error
    if (answer.error === 'MfaRequired') reply.raw.statusMessage = 'Unauthorized - MFA required'
  }
  if ('headers' in answer && answer.headers) void reply.headers(answer.headers)
  if ('write' in answer) {
    const closed = new AbortController()
    const stream = Readable.from(answer.write(closed.signal), { objectMode: false })
    // Not the stream's own close event, which waits for a pending read.
    reply.raw.once('close', () => closed.abort())
    return reply
      .headers({ 'content-type': answer.mediaType, 'cache-control': 'no-store' })
      .send(stream)
  }
  if (answer.body === undefined) return reply.send()
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  return reply.header('content-type', json).send(text)
}

/** Sends a refusal in the form that the contract defines. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return sendAnswer(reply, answerRefusal(refusal))
}
