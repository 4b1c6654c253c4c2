/**
 * Receives events in the form of Partner Center, as of `/webhooks/v1/registration`.
 *
 *     curl http://127.0.0.1:8787/sandbox/v1/event-authority > sandbox-authority.pem
 *     EVENT_AUTHORITY=sandbox-authority.pem EVENT_HOST=127.0.0.1:8787 \\
 *       node --conditions=source examples/receive-partner-center-events.ts
 *
 * For Microsoft's service name the certificate of its issuing authority and the host of its certificates.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { EventVerificationError, verifyEvent } from '@accredit/client'
import { trustCertificates } from '@accredit/client/node'

const keys = trustCertificates({
  authorities: readFileSync(process.env['EVENT_AUTHORITY'] ?? 'sandbox-authority.pem', 'utf8'),
  hosts: [process.env['EVENT_HOST'] ?? '127.0.0.1:8787'],
})
const seen = new Set<string>()

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const body = Buffer.concat(pieces)
  try {
    const event = await verifyEvent(body, request.headers, keys)
    response.writeHead(200).end()
    // The form has no id: a body that comes again is the same event.
    const digest = createHash('sha256').update(body).digest('hex')
    if (seen.has(digest)) return
    seen.add(digest)
    console.log(`${event.EventName} ${event.ResourceUri}`)
  } catch (error) {
    if (!(error instanceof EventVerificationError)) throw error
    response.writeHead(401).end(error.message)
  }
}

const server = createServer((request, response) => {
  receive(request, response).catch(() => response.destroy())
})

server.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') console.log(`listening on ${address?.port}`)
})
