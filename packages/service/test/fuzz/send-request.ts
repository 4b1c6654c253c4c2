import { Agent, request } from 'node:http'
import { openSocket } from '../main/support/exchange-raw.ts'
import type { FuzzRequest } from './generate-request.ts'

/** Answer to a fuzzed request. */
export interface FuzzAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** A request that was not answered in time, or not at all. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** Far longer than anything here takes, so that a slow machine is not a fault. */
const longest = 15_000

/** Sends requests over connections that are kept open. */
export interface Sender {
  send(wanted: FuzzRequest): Promise<FuzzAnswer>
  close(): void
}

/** Creates a sender. */
export function createSender(url: string): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  return {
    send: (wanted) =>
      isOrdinary(wanted) ? sendOrdinary(url, agent, wanted) : sendRaw(url, wanted),
    close: () => agent.destroy(),
  }
}

/** Checks that Node's own client accepts the request. */
function isOrdinary({ headers, method, target }: FuzzRequest): boolean {
  return (
    method !== 'PROPFIND' &&
    /^\/[\x21-\x7e]*$/.test(target) &&
    headers.every(
      ([name, value]) =>
        /^[\t\x20-\x7e]*$/.test(value) && !['upgrade', 'expect', 'host'].includes(name),
    )
  )
}

function sendOrdinary(url: string, agent: Agent, wanted: FuzzRequest): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(url)
  const { body, method, streams, target } = wanted
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        hostname,
        port,
        method,
        path: target,
        headers: {
          ...Object.fromEntries(wanted.headers),
          ...(body && { 'content-length': String(body.length) }),
        },
        timeout: longest,
      },
      (incoming) => {
        const headers = new Headers()
        for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
          headers.append(incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '')
        }
        const status = incoming.statusCode ?? 0
        if (streams && status === 200) {
          incoming.destroy()
          return resolve({ status, headers, text: '' })
        }
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('end', () =>
          resolve({ status, headers, text: Buffer.concat(chunks).toString('utf8') }),
        )
        incoming.on('error', (error) => reject(new NoAnswer(error.message)))
      },
    )
    outgoing.on('timeout', () => outgoing.destroy(new NoAnswer('it hangs')))
    outgoing.on('error', (error) => reject(new NoAnswer(error.message)))
    outgoing.end(body)
  })
}

/** Sends what Node's client refuses to: bytes of any kind on a connection of their own. */
async function sendRaw(url: string, wanted: FuzzRequest): Promise<FuzzAnswer> {
  const { body, method, target } = wanted
  const lines = [
    `${method} ${target.replaceAll(/[\r\n ]/g, '')} HTTP/1.1`,
    ...(wanted.headers.some(([name]) => name === 'host') ? [] : [`host: ${new URL(url).host}`]),
    ...wanted.headers.map(([name, value]) => `${name}: ${value}`),
    ...(body ? [`content-length: ${body.length}`] : []),
    'connection: close',
  ]
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8')
  const socket = await openSocket(url)
  const received: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer('it hangs')), longest)
    const finish = () => {
      clearTimeout(timer)
      resolve()
    }
    socket.on('data', (chunk: Buffer) => {
      received.push(chunk)
      if (wanted.streams && Buffer.concat(received).includes('text/event-stream')) finish()
    })
    socket.once('close', finish)
  })
  socket.write(Buffer.concat([head, body ?? Buffer.alloc(0)]))
  try {
    await ended
  } finally {
    socket.destroy()
  }
  return readAnswer(Buffer.concat(received).toString('utf8'))
}

/** Reads what came until the connection ended; answers that only say to go on are passed over. */
function readAnswer(received: string): FuzzAnswer {
  const [head = '', ...rest] = received.split('\r\n\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1])
  if (!status) throw new NoAnswer(`it got ${JSON.stringify(received.slice(0, 200))}`)
  if (status < 200 && rest.length > 0) return readAnswer(rest.join('\r\n\r\n'))
  const headers = head
    .split('\r\n')
    .slice(1)
    .map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    })
  const text = rest.join('\r\n\r\n')
  return { status, headers: new Headers(headers), text }
}
