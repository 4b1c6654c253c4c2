import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

/** A delivery that arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The event, once its signature was verified. */
  readonly event: { id: string; type: string; timestamp: string; data: Record<string, unknown> }
}

type Answer = (response: ServerResponse, received: Received) => void

/** A receiver of deliveries that verifies each by the library of Standard Webhooks. */
export interface Receiver extends AsyncDisposable {
  readonly url: string
  readonly received: Received[]
  /** Deliveries that the library did not accept. */
  readonly forged: string[]
  /** Secrets that are accepted; until there is one, nothing is verified. */
  secrets: string[]
  /** Answers; 204 by default. */
  answer: Answer
}

/** Starts a receiver on a free port of this machine. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const forged: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (piece: string) => (body += piece))
    request.on('end', () => {
      const headers = request.headers as Record<string, string>
      const isSigned = receiver.secrets.some((secret) => {
        try {
          new Webhook(secret).verify(body, headers)
          return true
        } catch {
          return false
        }
      })
      if (!isSigned && receiver.secrets.length > 0) forged.push(body)
      const one = { headers, body, event: JSON.parse(body) as Received['event'] }
      received.push(one)
      receiver.answer(response, one)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    forged,
    secrets: [],
    answer: (response) => response.writeHead(204).end(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
  return receiver
}
