import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { gunzipSync } from 'node:zlib'
import type { RawAnswer, RawRequest, Transport } from './messages.ts'

/**
 * Opens a way to a service that writes each request as it is given: nothing is added, renamed, sorted
 * or encoded.
 * @param baseUrl e.g. `http://127.0.0.1:8787`
 */
export function openTransport(baseUrl: string): Transport {
  const base = new URL(baseUrl)
  const send = base.protocol === 'https:' ? secureRequest : plainRequest
  return (message) =>
    new Promise((resolve, reject) => {
      const { method, target, body } = message
      const outgoing = send(
        {
          hostname: base.hostname,
          port: base.port,
          agent: false,
          method,
          path: target,
          headers: frame(base.host, message).flat(),
        },
        (incoming) => {
          readAnswer(incoming).then(resolve, reject)
        },
      )
      outgoing.once('error', reject)
      // A sender that expects a "100 Continue" keeps its body back until it comes.
      if (expectsContinue(message)) outgoing.once('continue', () => outgoing.end(body))
      else outgoing.end(body)
    })
}

function frame(host: string, { headers, body }: RawRequest): (readonly [string, string])[] {
  const values = new Map([
    ['Host', host],
    ['Content-Length', String(Buffer.byteLength(body ?? ''))],
  ])
  return headers.map(([name, value]) => [name, values.get(name) ?? value])
}

function expectsContinue({ headers }: RawRequest): boolean {
  return headers.some(([name, value]) => name === 'Expect' && value === '100-continue')
}

async function readAnswer(incoming: IncomingMessage): Promise<RawAnswer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const zipped = incoming.headers['content-encoding'] === 'gzip'
  return {
    status: incoming.statusCode ?? 0,
    reason: incoming.statusMessage ?? '',
    headers: new Map(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: (zipped ? gunzipSync(bytes) : bytes).toString('utf8'),
  }
}
