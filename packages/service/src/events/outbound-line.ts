import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { Socket } from 'node:net'
import { guardedLookup, type GuardOptions } from './outbound-guard.ts'

/** Connections to one endpoint, by which a worker bounds its attempts at once. */
export const connectionsPerEndpoint = 16
/** Bytes of an answer that are kept. */
const keptBytes = 2_048
/** Milliseconds for which an idle connection is kept. */
const keptIdle = 10_000

/** Destination of a request, in the parts that Node's client takes. */
export interface Target {
  /** With the colon. */
  readonly protocol: string
  /** Name or address, the latter without brackets. */
  readonly hostname: string
  readonly port?: string
  /** With the query. */
  readonly path: string
}

/** A request to be sent. */
interface Sent {
  readonly target: Target
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds until it has failed. */
  readonly timeout: number
  /** Called once the head of the answer has come. */
  readonly look?: ((response: IncomingMessage) => void) | undefined
}

/** The answer to a request. */
interface Received {
  readonly status: number
  /** `Retry-After`, as it came. */
  readonly retryAfter: string | undefined
  /** The beginning of the answer; empty where there was none. */
  readonly answer: string
}

/** Posts over connections that are kept. */
export interface OutboundLine {
  /** Rejects where no head of an answer came. @throws TimeIsUp */
  post(sent: Sent): Promise<Received>
  /** Ends connections and requests. */
  close(): void
}

/** No answer came in time. */
export class TimeIsUp extends Error {
  override readonly name = 'TimeIsUp'
}

/**
 * Opens a line. A request has a timer and a few listeners of its own: signals, iterators of streams and
 * what watches their ends would cost more than the request itself.
 */
export function openLine(
  options: GuardOptions & { readonly trusted?: string | undefined },
): OutboundLine {
  const kept = { keepAlive: true, timeout: keptIdle, maxSockets: connectionsPerEndpoint }
  const agents = {
    plain: new http.Agent(kept),
    encrypted: new https.Agent({ ...kept, ...(options.trusted && { ca: options.trusted }) }),
  }
  const lookup = guardedLookup(options)
  /** Requests that are under way, each with what ends it. */
  const underWay = new Set<(reason: Error) => void>()

  const open = ({ target, headers }: Sent): ClientRequest => {
    const init = { ...target, method: 'POST', headers, lookup, maxHeaderSize: 16_384 }
    return target.protocol === 'https:'
      ? https.request({ ...init, agent: agents.encrypted })
      : http.request({ ...init, agent: agents.plain })
  }

  const post = (sent: Sent) =>
    new Promise<Received>((resolve, reject) => {
      const request = open(sent)
      let head: IncomingMessage | undefined
      const pieces: Buffer[] = []
      let length = 0
      const end = () => {
        clearTimeout(timer)
        underWay.delete(stop)
        if (!head) return
        const { statusCode: status = 0, headers } = head
        resolve({ status, retryAfter: headers['retry-after'], answer: readText(pieces) })
      }
      const fail = (fault: Error) => {
        // Once the status has come, what follows it changes nothing.
        end()
        reject(fault)
      }
      const stop = (reason: Error) => {
        if (length === 0) head = undefined
        fail(reason)
        request.destroy(reason)
      }
      const timer = setTimeout(() => stop(new TimeIsUp('timeout')), sent.timeout)
      underWay.add(stop)
      request.on('error', fail)
      request.on('response', (response) => {
        head = response
        sent.look?.(response)
        response.on('data', (piece: Buffer) => {
          pieces.push(piece)
          length += piece.length
          if (length < keptBytes) return
          end()
          // The connection of a long answer is given up.
          response.destroy()
        })
        response.on('error', fail)
        response.on('end', end)
      })
      request.end(sent.body)
    })

  return {
    post,
    close() {
      for (const agent of Object.values(agents)) {
        // For a request that waits for a connection it would open one after its end.
        agent.createConnection = refuseConnection
        agent.destroy()
      }
      for (const stop of underWay) stop(new Error('closing'))
    },
  }
}

const refuseConnection: http.Agent['createConnection'] = (_options, done) => {
  done?.(new Error('closing'), new Socket().destroy())
  return undefined
}

function readText(pieces: readonly Buffer[]): string {
  if (pieces.length === 0) return ''
  const text = Buffer.concat(pieces).subarray(0, keptBytes).toString('utf8')
  // PostgreSQL takes no such sign.
  return text.replaceAll('\0', '').toWellFormed()
}
