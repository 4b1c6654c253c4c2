import type { FailureClass, WebhookTrialResult } from '@accredit/contract'
import type { IncomingMessage } from 'node:http'
import { attemptTimeout, readRetryAfter } from '../rules/delivery-schedule.ts'
import { classOfStatus, describeFault } from './describe-fault.ts'
import { lookAt } from './look-at.ts'
import { AddressRefused, mayConnect, type GuardOptions } from './outbound-guard.ts'
import { openLine, TimeIsUp, type Target } from './outbound-line.ts'

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

/** Largest body sent, in bytes. */
const largestBody = 20_480

/**
 * Creates a courier. It follows no redirects, uses no proxy, and never connects to a private
 * address, whatever a name resolves to at the moment.
 */
export function createCourier(options: CourierOptions): Courier {
  const { realNow, timeout = attemptTimeout } = options
  const line = openLine(options)
  const findTarget = rememberTargets(options.loopback)
  const attempt = async (
    { url, body, sign }: Outgoing,
    look?: (response: IncomingMessage) => void,
  ): Promise<Answered> => {
    const started = performance.now()
    const end = () => Math.round(performance.now() - started)
    if (Buffer.byteLength(body) > largestBody) {
      return { milliseconds: 0, fault: 'TooLarge', failure: 'unsent' }
    }
    try {
      const target = findTarget(url)
      const signed = await sign(Math.floor(realNow() / 1000))
      const headers = { 'content-type': 'application/json', 'user-agent': 'Accredit', ...signed }
      const {
        status,
        retryAfter: asked,
        answer,
      } = await line.post({ target, headers, body, timeout, look })
      const failure = classOfStatus(status)
      const retryAfter = readRetryAfter(asked, realNow())
      return {
        status,
        milliseconds: end(),
        ...(failure && { failure }),
        ...(answer !== '' && { answer }),
        ...(retryAfter !== undefined && { retryAfter }),
      }
    } catch (error) {
      return { milliseconds: end(), ...describeFault(error, error instanceof TimeIsUp) }
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
    close: () => line.close(),
  }
}

/** URLs whose parts are cached. */
const keptTargets = 1_000

/** Caches the parts of URLs, and refuses URLs to which nothing is sent. */
function rememberTargets(loopback: boolean): (url: string) => Target {
  const known = new Map<string, Target>()
  return (url) => {
    const found = known.get(url)
    if (found) return found
    const parsed = new URL(url)
    refuseAddress(parsed, loopback)
    const { protocol, hostname, port, pathname, search } = parsed
    const target = {
      protocol,
      hostname: withoutBrackets(hostname),
      ...(port !== '' && { port }),
      path: pathname + search,
    }
    if (known.size >= keptTargets) known.clear()
    known.set(url, target)
    return target
  }
}

/** An IP address in the URL does not pass through name resolution. */
function refuseAddress({ protocol, hostname, href }: URL, loopback: boolean): void {
  const address = withoutBrackets(hostname)
  if (!mayConnect(address, loopback)) {
    throw new AddressRefused(`${address} is a private address`)
  }
  const isLocal = address === 'localhost' || !mayConnect(address, false)
  if (protocol !== 'https:' && !(loopback && isLocal))
    throw new AddressRefused(`${href} is no https`)
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}
