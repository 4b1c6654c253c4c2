import { randomUUID } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { TLSSocket } from 'node:tls'
import type { FastifyRequest } from 'fastify'
import { headers } from '@accredit/contract'
import type { Exchange } from './journal.ts'

/** Headers of the first connection and its caller's address, and those that are set anew. */
const notRepeated =
  /^(host|connection|content-length|transfer-encoding|expect|origin|referer|accept-encoding|authorization|cookie|sec-.*|ms-requestid|ms-correlationid)$/

/**
 * Sends a received request again, over a connection to the same socket, and waits until it is
 * answered or the connection ends.
 * @param asked has the token to send the request with
 * @returns the correlation id of the repeated request
 */
export async function repeatExchange(
  exchange: Exchange,
  requestId: string,
  asked: FastifyRequest,
): Promise<string> {
  const correlationId = randomUUID()
  const { localAddress, localPort } = asked.raw.socket
  const isEncrypted = (asked.raw.socket as Partial<TLSSocket>).encrypted === true
  const kept = Object.entries(exchange.receivedHeaders).filter(([name]) => !notRepeated.test(name))
  const { authorization, host } = asked.headers
  // A sandbox may have a path prefix.
  const [prefix = ''] = asked.originalUrl.split('/sandbox/v1/', 1)
  const sent = (isEncrypted ? requestHttps : requestHttp)({
    host: localAddress,
    port: localPort,
    method: exchange.method,
    path: prefix + exchange.url,
    // The server is this same process.
    ...(isEncrypted && { rejectUnauthorized: false }),
    headers: {
      ...Object.fromEntries(kept),
      ...(host !== undefined && { host }),
      ...(authorization !== undefined && { authorization }),
      [headers.requestId]: requestId,
      [headers.correlationId]: correlationId,
    },
  })
  asked.raw.socket.once('close', () => sent.destroy())
  await new Promise<void>((resolve) => {
    sent.once('response', (answer) => {
      // An event stream does not end; the journal has its headers by now.
      if (answer.headers['content-type']?.startsWith('text/event-stream')) sent.destroy()
      answer.resume().once('close', resolve)
    })
    // A fault has cut the connection.
    sent.once('error', () => resolve())
    sent.end(exchange.received)
  })
  return correlationId
}
