import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { brokenRule } from '@accredit/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerRefusal } from '../rules/describe/answer-refusal.ts'
import { refusal, type Refusal } from '../rules/refusal.ts'
import { describeRequestIds } from './request-ids.ts'

/** Maximum size of all request headers in bytes. */
export const headerLimit = 32_768

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** Latest request of each connection, with its answer. */
export type Exchanges = WeakMap<Socket, Exchange>

/**
 * Closes a connection after the answer to a request whose body has not arrived: nobody would read
 * the rest, and its timeout would cause a second answer.
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

/** Closes the connection after the answer, unless the complete request has arrived. */
export function closeUnlessWhole(
  request: IncomingMessage,
  reply: FastifyReply,
  send: () => void,
): void {
  // A body that arrived with the headers has been read by then.
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
 * Answers bytes that are not a request, and requests that time out. A request that has an answer
 * gets no other, and one that is still being answered gets its own first.
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

/**
 * Milliseconds in which a client can read its answer while it still sends a body that is discarded.
 */
const grace = 1_000

/**
 * Ends a connection after the last write: further bytes are ignored, and the connection is
 * destroyed after at most a second. Destroyed at once with unread bytes, it would be reset, and the
 * client could lose the answer.
 */
function closeGently(socket: Socket): void {
  // The HTTP parser reads through the former, and the server ends connections through the latter.
  socket.removeAllListeners('data').on('data', () => undefined)
  socket.destroySoon = () => undefined
  socket.resume()
  socket.end()
  const timer = setTimeout(() => socket.destroy(), grace)
  socket.once('close', () => clearTimeout(timer))
}
