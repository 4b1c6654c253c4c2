// A process that receives events, verifies each and records it in a file before it answers.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { verifyEvent } from '@accredit/client'
import type { ReceiverFiles } from './events.ts'

const { certificate, privateKey, port, received, secrets } = JSON.parse(
  process.argv[2] ?? '',
) as ReceiverFiles & { readonly port: number }

const server = createServer(
  { cert: readFileSync(certificate), key: readFileSync(privateKey) },
  (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => void receive(Buffer.concat(parts), request, response))
  },
)

async function receive(body: Buffer, request: IncomingMessage, response: ServerResponse) {
  const known = existsSync(secrets) ? readFileSync(secrets, 'utf8').trim().split('\n') : []
  try {
    const { id, type, data } = await verifyEvent(body, request.headers, known)
    const { customerId } = data as { customerId?: string }
    // Recorded before it is answered: nothing acknowledged is lost.
    appendFileSync(received, `${JSON.stringify({ id, type, customerId })}\n`)
    response.writeHead(204).end()
  } catch (error) {
    response.writeHead(400).end(String(error))
  }
}

server.listen(port, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`)
})
