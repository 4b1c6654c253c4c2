import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { brokenRule } from '@accredit/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerRefusal } from '../rules/describe/answer-refusal.ts'
import { refusal, type Refusal } from '../rules/refusal.ts'
import { describeRequestIds } from './request-ids.ts'

/** Bytes of all request headers together. */
export const headerLimit = 32_768

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** Latest request of each connection, and its answer. */
export type Exchanges = WeakMap<Socket, Exchange>

/**
 * Closes a connection after the answer to a request whose body has not arrived: what still comes is
 * read by nobody, and the end of its time would bring a second answer.
 */
export function answerOnce(app: FastifyInstance, exchanges: Exchanges): void {
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    exchanges.set(request.socket, { request, response })
  })
  app.addHook('onSend', ({ raw }, reply, payload, done) => {
    if (raw.complete || !hasBody(raw)) done(null, payload)
    else closeUnlessWhole(raw, reply, () => done(null, payload))
  })
}

/** Has the connection closed after the answer, unless the whole request is there. */
export function closeUnlessWhole(
  request: IncomingMessage,
  reply: FastifyReply,
  send: () => void,
): void {
  // A body that came with the head is read by then.
  setImmediate(() => {
    if (!request.complete) {
      const { socket } = request
      void reply.header('connection', 'close')
      socket.destroySoon = () => closeGently(socket)
    }
    send()
  })
}

function hasBody({ headers }: IncomingMessage): boolean {
  return 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0
}

/**
 * Answers bytes that are no request, and a request that did not arrive in time. A request that has its
 * answer gets no other, and one that is still being answered gets its own first.
 */
export function answerUnreadable(
  error: NodeJS.ErrnoException,
  socket: Socket,
  exchanges: Exchanges,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { request, response } = exchanges.get(socket) ?? {}
  if (request?.complete === false && response?.headersSent) {
    socket.destroy()
    return
  }
  if (request?.complete && response?.writableFinished === false) {
    socket.removeAllListeners('data')
    response.once('finish', () => answer(error, socket))
    return
  }
  answer(error, socket)
}

function answer(error: NodeJS.ErrnoException, socket: Socket): void {
  const { body = '' } = answerRefusal(judge(error))
  const lines = Object.entries({
    ...describeRequestIds(),
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}\r\n${body}`)
  closeGently(socket)
}

function judge({ code }: NodeJS.ErrnoException): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return refusal('RequestTooLarge', { part: 'header', limit: headerLimit })
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refusal('MalformedRequest', { reason: brokenRule('RequestInTime') })
    default:
      return refusal('MalformedRequest', { reason: brokenRule('RequestParsable') })
  }
}

/** Milliseconds in which a client may read its answer while it still sends what nobody reads. */
const grace = 1_000

/**
 * Ends a connection after what was written: nothing more that comes on it is taken for a request, and
 * it is destroyed after a second at most. Destroyed at once, with bytes unread, it would be reset, and
 * the client could lose the answer.
 */
function closeGently(socket: Socket): void {
  // The parser of requests reads by the one, the server ends connections by the other.
  socket.removeAllListeners('data').on('data', () => undefined)
  socket.destroySoon = () => undefined
  socket.resume()
  socket.end()
  const timer = setTimeout(() => socket.destroy(), grace)
  socket.once('close', () => clearTimeout(timer))
}
