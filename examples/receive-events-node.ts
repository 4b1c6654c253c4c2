/**
 * Receives events with Node's own HTTP server.
 *
 *     ACCREDIT_WEBHOOK_SECRET=whsec_… node --conditions=source examples/receive-events-node.ts
 *
 * `accredit listen --forward-to http://localhost:3000/hook` prints the secret and sends it events.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { EventVerificationError, verifyEvent } from '@accredit/client'

// Two, separated by a space, while the secret is rotated.
const secrets = (process.env['ACCREDIT_WEBHOOK_SECRET'] ?? '').split(' ')
const seen = new Set<string>()

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  try {
    const event = await verifyEvent(Buffer.concat(pieces), request.headers, secrets)
    // Answer first; what takes long comes afterwards.
    response.writeHead(204).end()
    if (seen.has(event.id)) return
    seen.add(event.id)
    console.log(`${event.type} ${event.id}`)
  } catch (error) {
    if (!(error instanceof EventVerificationError)) throw error
    response.writeHead(400).end(error.message)
  }
}

const server = createServer((request, response) => {
  receive(request, response).catch(() => response.destroy())
})

server.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') console.log(`listening on ${address?.port}`)
})
