import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A callback that arrived, with the status by which Microsoft's recipe answers it. */
interface Callback {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly status: number
}

/** A receiver that authenticates callbacks as the page of Partner Center webhooks says, and by nothing else. */
export interface CallbackReceiver extends AsyncDisposable {
  readonly url: string
  readonly received: Callback[]
  /** Answers what was authenticated; 200 by default. */
  answer: (response: ServerResponse) => void
}

/**
 * Authenticates a callback. The steps are those of the documentation's sample, one after the other.
 * @param root certificate of the authority that the receiver's machine trusts, in PEM
 * @returns the status of the answer
 */
async function authenticate(
  headers: IncomingHttpHeaders,
  content: Buffer,
  root: string,
): Promise<number> {
  const token = headers['x-ms-signature'] ?? headers.authorization
  if (typeof token !== 'string') return 401
  const url = headers['x-ms-certificate-url']
  const algorithm = headers['x-ms-signature-algorithm']
  if (typeof url !== 'string' || typeof algorithm !== 'string') return 400
  const [scheme, signature = ''] = token.split(' ')
  if (scheme !== 'Signature') return 401
  const loaded = await fetch(url)
  if (!loaded.ok) return 401
  const certificate = new X509Certificate(Buffer.from(await loaded.arrayBuffer()))
  const authority = new X509Certificate(root)
  if (!certificate.checkIssued(authority) || !certificate.verify(authority.publicKey)) return 401
  if (!certificate.issuer.includes('O=Microsoft Corporation')) return 401
  const [kind, hash = ''] = algorithm.toLowerCase().split('-')
  if (kind !== 'rsa') return 400
  const key = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' }))
  return verify(hash, content, key, Buffer.from(signature, 'base64')) ? 200 : 401
}

/** Starts a receiver on a free port of this machine. */
export async function startCallbackReceiver(root: string): Promise<CallbackReceiver> {
  const received: Callback[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      void receive(request.headers, Buffer.concat(parts), response)
    })
  })
  async function receive(
    headers: IncomingHttpHeaders,
    content: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const status = await authenticate(headers, content, root)
    received.push({ headers, body: content.toString(), status })
    if (status === 200) receiver.answer(response)
    else response.writeHead(status).end()
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const receiver: CallbackReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`,
    received,
    answer: (response) => response.writeHead(200).end(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
  return receiver
}
