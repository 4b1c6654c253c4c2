import type { FailureClass, WebhookTrialResult } from '@accredit/contract'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { attemptTimeout, readRetryAfter } from '../rules/delivery-schedule.ts'
import { classOfStatus, describeFault } from './describe-fault.ts'
import { lookAt } from './look-at.ts'
import { AddressRefused, guardedLookup, mayConnect, type GuardOptions } from './outbound-guard.ts'

/** One event to send to one endpoint. */
export interface Outgoing {
  readonly url: string
  readonly body: string
  /** Signs this attempt at a time in seconds of the real clock; returns its headers. */
  readonly sign: (
    seconds: number,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>
}

/** An endpoint's response, or the reason why there was none. */
export interface Answered {
  readonly status?: number
  readonly milliseconds: number
  readonly fault?: string
  /** Absent when the event arrived. */
  readonly failure?: FailureClass
  readonly answer?: string
  readonly retryAfter?: number
}

/** Sends deliveries over keep-alive connections. */
export interface Courier {
  /** Makes one attempt; never rejects. */
  attempt(outgoing: Outgoing): Promise<Answered>
  /** Makes one attempt and inspects its connection; never rejects. */
  examine(outgoing: Outgoing): Promise<WebhookTrialResult>
  /** Ends connections and attempts. */
  close(): void
}

/** Options of a courier. */
export interface CourierOptions extends GuardOptions {
  /** The real clock: receivers compare a signature's time with theirs. */
  readonly realNow: () => number
  /** Certificates trusted in addition to the system's, in PEM. */
  readonly trusted?: string | undefined
  /** Timeout of an attempt in milliseconds. */
  readonly timeout?: number | undefined
}

/** Bytes of a response that are stored. */
const keptBytes = 2_048
/** Keep-alive time of idle connections in milliseconds. */
const keptIdle = 10_000
/** Largest body sent, in bytes. */
const largestBody = 20_480

/**
 * Creates a courier. It follows no redirects, uses no proxy, and never connects to a private
 * address, whatever a name resolves to at the moment.
 */
export function createCourier(options: CourierOptions): Courier {
  const { realNow, loopback, trusted, timeout = attemptTimeout } = options
  const kept = { keepAlive: true, timeout: keptIdle, maxSockets: connectionsPerEndpoint }
  const plain = new http.Agent(kept)
  const encrypted = new https.Agent({ ...kept, ...(trusted && { ca: trusted }) })
  const lookup = guardedLookup(options)
  const closing = new AbortController()
  const post = (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const init = { method: 'POST', headers, lookup, signal, maxHeaderSize: 16_384 }
      const request = url.startsWith('https:')
        ? https.request(url, { ...init, agent: encrypted })
        : http.request(url, { ...init, agent: plain })
      request.on('response', resolve).on('error', reject).end(body)
    })
  const attempt = async (
    { url, body, sign }: Outgoing,
    look?: (response: IncomingMessage) => void,
  ): Promise<Answered> => {
    const started = performance.now()
    const end = () => Math.round(performance.now() - started)
    if (Buffer.byteLength(body) > largestBody) {
      return { milliseconds: 0, fault: 'TooLarge', failure: 'unsent' }
    }
    const ended = new AbortController()
    const timer = setTimeout(() => ended.abort(new Error('timeout')), timeout)
    try {
      refuseAddress(url, loopback)
      const signed = await sign(Math.floor(realNow() / 1000))
      const headers = { 'content-type': 'application/json', 'user-agent': 'Accredit', ...signed }
      const signal = AbortSignal.any([ended.signal, closing.signal])
      const response = await post(url, headers, body, signal)
      const status = response.statusCode ?? 0
      const failure = classOfStatus(status)
      look?.(response)
      const answer = await readBeginning(response, signal)
      const retryAfter = readRetryAfter(response.headers['retry-after'], realNow())
      return {
        status,
        milliseconds: end(),
        ...(failure && { failure }),
        ...(answer !== '' && { answer }),
        ...(retryAfter !== undefined && { retryAfter }),
      }
    } catch (error) {
      return { milliseconds: end(), ...describeFault(error, ended.signal.aborted) }
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    attempt: (outgoing) => attempt(outgoing),
    async examine(outgoing) {
      let seen: ReturnType<typeof lookAt> = {}
      const { retryAfter: _, ...told } = await attempt(outgoing, (response) => {
        seen = lookAt(response, realNow())
      })
      return { ...told, ...seen }
    },
    close() {
      // Attempts waiting for a connection end, too; otherwise an agent would open another one for
      // them.
      closing.abort(new Error('closing'))
      plain.destroy()
      encrypted.destroy()
    },
  }
}

/** Connections to one endpoint, which limit a worker's concurrent attempts. */
export const connectionsPerEndpoint = 16

/** An IP address in the URL does not pass through name resolution. */
function refuseAddress(url: string, loopback: boolean): void {
  const { protocol, hostname } = new URL(url)
  const address = hostname.replace(/^\[(.*)\]$/, '$1')
  if (!mayConnect(address, loopback)) {
    throw new AddressRefused(`${address} is a private address`)
  }
  const isLocal = address === 'localhost' || !mayConnect(address, false)
  if (protocol !== 'https:' && !(loopback && isLocal))
    throw new AddressRefused(`${url} is no https`)
}

/**
 * Reads the stored part of a response and discards the rest; the connection of a long one is
 * closed.
 */
async function readBeginning(body: AsyncIterable<Buffer>, signal: AbortSignal): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  try {
    for await (const piece of body) {
      pieces.push(piece)
      length += piece.length
      if (length >= keptBytes) break
    }
  } catch (error) {
    // The status has arrived; what follows does not matter.
    if (length === 0 && signal.aborted) throw error
  }
  const text = Buffer.concat(pieces).subarray(0, keptBytes).toString('utf8')
  // PostgreSQL rejects NUL characters.
  return text.replaceAll('\0', '').toWellFormed()
}
