import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** Request that the server received. */
export interface Received {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Reply of the server: an answer, none at all, a cut connection, a cut body, or an endless body. */
export type Reply = ReplyParts | 'silence' | 'reset' | 'half a body' | 'endless body'

export interface ReplyParts {
  readonly status?: number
  readonly reason?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Text is sent as it stands, anything else as JSON. */
  readonly body?: unknown
}

export interface ScriptedServer extends AsyncDisposable {
  readonly url: string
  readonly received: Received[]
  /** Resolves as soon as that many requests have arrived. */
  arrived(count: number): Promise<void>
}

/**
 * A real HTTP server that answers request after request from a script. A request beyond the script is
 * answered 418, which no caller repeats.
 */
export async function scriptedServer(
  script: readonly Reply[] | ((received: Received) => Reply),
): Promise<ScriptedServer> {
  const received: Received[] = []
  const waiting = new Map<number, () => void>()
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const arrival = { method, url, headers, body: Buffer.concat(chunks).toString() }
      received.push(arrival)
      const reply = typeof script === 'function' ? script(arrival) : script[received.length - 1]
      answer(response, reply ?? { status: 418, body: 'the script is at its end' })
      waiting.get(received.length)?.()
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    arrived: (count) =>
      new Promise((resolve) => {
        if (received.length >= count) resolve()
        else waiting.set(count, resolve)
      }),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}

function answer(response: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return
  if (reply === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  if (reply === 'half a body') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' })
    response.write('{"half":', () => response.socket?.destroy())
    return
  }
  if (reply === 'endless body') {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.write('{"half":')
    return
  }
  const { status = 200, reason, headers = {}, body = '' } = reply
  if (reason !== undefined) response.statusMessage = reason
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
