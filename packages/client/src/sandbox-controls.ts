import type { Call } from './build-request.ts'
import type { Fetch } from './connection.ts'
import { PartnerError } from './errors.ts'
import { newId } from './new-id.ts'
import { readError } from './read-error.ts'
import { requireSafeUrl } from './require-safe-url.ts'
import { sandbox } from './sandbox.ts'

/** Clock of a sandbox, by which verdicts, throttle windows and retention wait. */
export interface SandboxClock {
  /** ISO 8601, in UTC. */
  readonly now: string
  readonly aheadByMilliseconds: number
}

/** A fault that strikes calls, to see what a client makes of it. */
export interface SandboxFault {
  /** Name in the route table, such as `createQualification`; `token` for the token endpoint. Default: every call. */
  readonly operation?: string
  /** Strikes calls for this customer alone. */
  readonly customer?: string
  /** Status of the answer, 400 to 599. */
  readonly status?: number
  /** Number of the error in the answer. */
  readonly code?: number
  /** Body of the answer in place of the contract's own: any JSON value. */
  readonly body?: unknown
  /** Seconds of the header `Retry-After`. */
  readonly retryAfter?: number
  /** ISO 8601 duration of the real clock, such as `PT0.5S`, before anything else happens. */
  readonly latency?: string
  /** `after`: the call has its effect, and the fault takes the place of its answer. Default: `before`. */
  readonly when?: 'before' | 'after'
  /** Ends the connection without an answer. */
  readonly cut?: boolean
  /** Part of the calls that it strikes, from 0 to 1. Default: 1. */
  readonly share?: number
  /** Calls that it strikes before it ends. Default: no end. */
  readonly count?: number
  /** Decides which calls a share strikes: the same seed, the same calls. */
  readonly seed?: number
}

/** A fault and what it has done so far. */
export interface SandboxFaultState extends SandboxFault {
  /** Calls that it could have struck. */
  readonly seen: number
  readonly struck: number
}

/** Filter of the journal; what is absent does not filter. */
export interface JournalQuery {
  readonly operation?: string
  readonly customer?: string
  readonly requestId?: string
  readonly correlationId?: string
  readonly status?: number
  /** Text in the path, the bodies or the user's name. */
  readonly text?: string
  /** Only what came later, ISO 8601 by the service clock, such as the `at` of an entry. */
  readonly since?: string
  /** The last so many. Default: 100. */
  readonly limit?: number
}

/** A request that a sandbox received, and its answer; secrets are veiled. */
export interface JournalEntry {
  /** Service clock, ISO 8601. */
  readonly at: string
  readonly operation?: string
  readonly method: string
  readonly path: string
  readonly query?: string
  readonly customerId?: string
  readonly requestId: string
  readonly correlationId: string
  readonly partnerId?: string
  readonly user?: string
  /** Absent where the connection ended without an answer. */
  readonly status?: number
  readonly received?: unknown
  readonly answered?: unknown
  /** The fault that struck it. */
  readonly fault?: SandboxFault
  readonly milliseconds: number
}

/** State of a sandbox that was put aside: every table, and the clock. */
export interface SandboxSnapshot {
  readonly id: string
  /** ISO 8601, of the service clock. */
  readonly takenAt: string
}

/** Controls of a sandbox, `/sandbox/v1`. They need no sign-in: whoever reaches a sandbox may use them. */
export interface SandboxControls {
  readonly clock: () => Promise<SandboxClock>
  /** Puts the clock ahead. @param duration ISO 8601, such as `P3D` or `PT72H` */
  readonly advance: (duration: string) => Promise<SandboxClock>
  /** Puts the clock ahead to a time; it never goes back. */
  readonly setTime: (to: Date | string) => Promise<SandboxClock>
  /** Faults in force. */
  readonly faults: () => Promise<readonly SandboxFaultState[]>
  /** Adds one fault behind those in force. */
  readonly fault: (fault: SandboxFault) => Promise<void>
  /** Puts these faults in place of those in force; an empty list ends all. */
  readonly setFaults: (faults: readonly SandboxFault[]) => Promise<void>
  /** Requests that were received, oldest first. */
  readonly requests: (query?: JournalQuery) => Promise<readonly JournalEntry[]>
  /** Empties the journal. */
  readonly clearRequests: () => Promise<void>
  /** Puts everything back: data, clock, faults, journal and limits. */
  readonly reset: () => Promise<void>
  /** Puts the present state aside. */
  readonly snapshot: () => Promise<SandboxSnapshot>
  /** Puts a state back; the snapshot stays. */
  readonly restore: (snapshot: Pick<SandboxSnapshot, 'id'>) => Promise<void>
}

/**
 * Connects to the controls of a sandbox. Sends nothing yet. Each call rejects with a `PartnerError`:
 * `InvalidRequestInput` names the field, its value and the rule.
 * @param options.baseUrl Default: the sandbox's default address
 * @throws TypeError when the address cannot be used
 * @example
 * import { sandboxControls } from '@accredit/client'
 *
 * const controls = sandboxControls()
 * await controls.advance('P3D')
 */
export function sandboxControls(
  options: { readonly baseUrl?: string; readonly fetch?: Fetch } = {},
): SandboxControls {
  const base = requireSafeUrl(options.baseUrl ?? sandbox.baseUrl, 'baseUrl')
  const fetch = options.fetch ?? globalThis.fetch
  const call = async (method: Call['method'], path: string, body?: unknown): Promise<unknown> => {
    const url = `${base}/sandbox/v1/${path}`
    const requestId = newId()
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        'MS-RequestId': requestId,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    }).catch((cause: unknown) => {
      const message = `No answer came to ${method} ${url}.`
      throw new PartnerError({ message, category: 'NotSpecified', retryable: true, cause })
    })
    const text = await response.text()
    if (response.ok) return text === '' ? undefined : JSON.parse(text)
    const { status, statusText } = response
    const correlationId = response.headers.get('MS-CorrelationId') ?? ''
    throw readError({ method, status, statusText, text, correlationId, requestId })
  }
  return {
    clock: () => call('GET', 'clock') as Promise<SandboxClock>,
    advance: (duration) => call('POST', 'clock', { advance: duration }) as Promise<SandboxClock>,
    setTime: (to) =>
      call('POST', 'clock', { to: new Date(to).toISOString() }) as Promise<SandboxClock>,
    faults: async () => {
      const { faults } = (await call('GET', 'faults')) as { faults: SandboxFaultState[] }
      return faults
    },
    fault: async (fault) => void (await call('POST', 'faults', fault)),
    setFaults: async (faults) => void (await call('PUT', 'faults', { faults })),
    requests: async (query = {}) => {
      const search = new URLSearchParams()
      for (const [name, value] of Object.entries(query)) {
        if (value !== undefined) search.set(name, String(value))
      }
      const { entries } = (await call('GET', `journal?${search}`)) as { entries: JournalEntry[] }
      return entries
    },
    clearRequests: async () => void (await call('DELETE', 'journal')),
    reset: async () => void (await call('POST', 'reset')),
    snapshot: () => call('POST', 'snapshots') as Promise<SandboxSnapshot>,
    restore: async ({ id }) =>
      void (await call('POST', `snapshots/${encodeURIComponent(id)}/restore`)),
  }
}
