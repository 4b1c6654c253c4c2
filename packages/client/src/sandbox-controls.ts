import { pathSegment, type Call } from './build-request.ts'
import { scopesOf } from './clouds.ts'
import type { Fetch } from './connection.ts'
import type { EventType, QualificationEvent, VettingReason } from '@accredit/contract'
import type { TokenCredential } from './credentials/token-credential.ts'
import { defaultAddress } from './default-address.ts'
import { PartnerError } from './errors.ts'
import { newId } from './new-id.ts'
import { readError } from './read-error.ts'
import { requireSafeUrl } from './require-safe-url.ts'
import { sandbox } from './sandbox-cloud.ts'
import { sandboxCredential } from './sandbox.ts'

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
  /**
   * `mfa` refuses a user for want of a second factor, `truncated` ends the body in the middle, `slow`
   * spreads it over `latency`, `old-links` lets links of pages begin with `/v1`.
   */
  readonly effect?: 'mfa' | 'truncated' | 'slow' | 'old-links'
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

/** Made-up customers that were added, with the ends of their ids. */
export interface AddedCustomers {
  readonly added: number
  readonly firstId: string
  readonly lastId: string
  readonly seed: number
  readonly milliseconds: number
}

/** Filter of the journal; what is absent does not filter. */
export interface JournalQuery {
  readonly operation?: string
  readonly customer?: string
  readonly requestId?: string
  readonly correlationId?: string
  /** A status, a class such as `4xx`, or `none` for calls without an answer. */
  readonly status?: number | string
  /** Text in the path, the bodies or the user's name. */
  readonly text?: string
  /** Leaves out what this application sent, by its `applicationName`. */
  readonly withoutApplication?: string
  /** Only what came later, ISO 8601 by the service clock, such as the `at` of an entry. */
  readonly since?: string
  /** Only what came after the entry of this id. */
  readonly after?: string
  /** Only what came before the entry of this id. */
  readonly before?: string
  /** The last so many. Default: 100. */
  readonly limit?: number
  /** False leaves out headers and bodies. Default: true. */
  readonly bodies?: boolean
}

/** A refusal in the journal, with what is known of it. */
export interface JournalRefusal {
  readonly errorName: string
  /** Partner Center's number; 0 where the answer has no body. */
  readonly code: number
  readonly fidelity: 'documented' | 'observed' | 'assumed'
  /** Page or SDK that shows the refusal; the reason for an assumption. */
  readonly source: string
  /** Rules that were broken, by name. */
  readonly rules?: readonly { readonly field?: string; readonly rule: string }[]
}

/** A request that a sandbox received, and its answer; secrets are veiled. */
export interface JournalEntry {
  readonly id: string
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
  /** The caller's `applicationName`. */
  readonly application?: string
  /** Absent where the connection ended without an answer. */
  readonly status?: number
  /** By their names in lower case. */
  readonly receivedHeaders?: Readonly<Record<string, string>>
  readonly received?: unknown
  readonly answeredHeaders?: Readonly<Record<string, string>>
  readonly answered?: unknown
  readonly refusal?: JournalRefusal
  /** The fault that struck it. */
  readonly fault?: SandboxFault
  /** The case that it opened; only where one entry is read. */
  readonly caseId?: string
  readonly milliseconds: number
}

/** Part of the journal. */
export interface JournalPage {
  /** Oldest first. */
  readonly entries: readonly JournalEntry[]
  /** Number of entries that fit the query. */
  readonly found: number
  /** Number of those of them that came after the last one here. */
  readonly newer: number
  /** Size of the whole journal, which drops its oldest entries first. */
  readonly kept: {
    readonly entries: number
    readonly bytes: number
    readonly mostEntries: number
    readonly mostBytes: number
    readonly dropped: number
  }
}

/** A verdict to come. */
export interface SandboxVerdict {
  readonly caseId: string
  readonly partnerId: string
  readonly customerId: string
  readonly companyName: string
  readonly qualification: string
  /** Waits to be examined, or was decided at the desk and can be taken back. */
  readonly state: 'waiting' | 'decided'
  /** Service clock, ISO 8601. */
  readonly openedAt: string
  /** Service clock, ISO 8601. */
  readonly dueAt: string
}

/** Snapshot of a sandbox: every table, and the clock. */
export interface SandboxSnapshot {
  readonly id: string
  /** ISO 8601, of the service clock. */
  readonly takenAt: string
}

/** Sandbox that a name was given to: a whole service beside the others of its process. */
export interface NamedSandbox {
  readonly name: string
  /** Address of its API and its sign-in, for `sandboxPartner` and `sandboxControls`. */
  readonly baseUrl: string
  /** The same at a port of its own, where one was asked for. */
  readonly portUrl?: string
  /** ISO 8601, by the real clock. */
  readonly createdAt: string
  /** Time without a request after which it is removed, an ISO 8601 duration. */
  readonly idle: string
}

/** Named sandbox to be opened. */
export interface NewSandbox {
  /** 1 to 40 of the characters `a` to `z`, `0` to `9` and `-`. */
  readonly name: string
  /** A port of its own, for clients that take a host and no path, such as MSAL; 0 chooses a free one. */
  readonly port?: number
  /** Time without a request after which it is removed, ISO 8601; `PT0S` keeps it. Default: `PT1H`. */
  readonly idle?: string
  /** Id of a snapshot of the sandbox that is asked; the new one starts there. */
  readonly snapshot?: string
}

/** Named sandboxes of a process, for suites that run side by side. */
export interface NamedSandboxes {
  /**
   * Rejects with `SandboxExists` for a name that is taken, `SandboxesFull` for one too many, and
   * `PortNotFree`.
   */
  readonly create: (wanted: NewSandbox) => Promise<NamedSandbox>
  readonly list: () => Promise<readonly NamedSandbox[]>
  /** Rejects with `SandboxMissing` where the name has none. */
  readonly get: (name: string) => Promise<NamedSandbox>
  /** Ends one; its data are gone. */
  readonly remove: (name: string) => Promise<void>
}

/** Controls of a sandbox, `/sandbox/v1`. They need no sign-in: everyone who reaches a sandbox may use them. */
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
  /**
   * Tells an event that did not happen, of a customer of the user's partner, to try a receiver with it:
   * it is listed, streamed and delivered like any other, and nothing else changes.
   * @param wanted.reason of `qualification.denied` only. Default: the first reason
   */
  readonly triggerEvent: (wanted: {
    readonly type: EventType
    readonly customerId: string
    readonly reason?: VettingReason | undefined
  }) => Promise<QualificationEvent>
  /**
   * Adds made-up customers with plausible records to the partner of the user.
   * @param wanted.seed the series: the same seed, the same customers. Default: 1
   */
  readonly addCustomers: (wanted: {
    readonly count: number
    readonly seed?: number
  }) => Promise<AddedCustomers>
  /** Requests that were received, oldest first. */
  readonly requests: (query?: JournalQuery) => Promise<readonly JournalEntry[]>
  /** The same requests, with how many there are. */
  readonly journal: (query?: JournalQuery) => Promise<JournalPage>
  /** One request, with the case that it opened. */
  readonly request: (entryId: string) => Promise<JournalEntry>
  /**
   * Sends a received request again, signed in by the `credential` of these controls.
   * @param requestId `same` repeats the request, `new` makes another one of it
   */
  readonly repeat: (entryId: string, requestId: 'same' | 'new') => Promise<JournalEntry>
  /** Empties the journal. */
  readonly clearRequests: () => Promise<void>
  /** Pending verdicts of all partners, and the number of cases on the desk. */
  readonly verdicts: () => Promise<{
    readonly verdicts: readonly SandboxVerdict[]
    readonly onDesk: number
  }>
  /** Lets one verdict be due now, and waits for it. */
  readonly decideNow: (caseId: string) => Promise<void>
  /** Puts everything back: data, clock, faults, journal and limits. */
  readonly reset: () => Promise<void>
  /** Takes a snapshot. */
  readonly snapshot: () => Promise<SandboxSnapshot>
  /** Restores a snapshot; it is kept. */
  readonly restore: (snapshot: Pick<SandboxSnapshot, 'id'>) => Promise<void>
  /** Snapshots, oldest first. */
  readonly snapshots: () => Promise<readonly SandboxSnapshot[]>
  /** Deletes a snapshot. */
  readonly removeSnapshot: (snapshot: Pick<SandboxSnapshot, 'id'>) => Promise<void>
  /** Downloads a state as a file of the embedded store, SQLite, with clock and signing key. */
  readonly downloadSnapshot: (snapshot: Pick<SandboxSnapshot, 'id'>) => Promise<ArrayBuffer>
  /**
   * Uploads a downloaded snapshot, also one of another sandbox or of an older release, to be restored
   * or to start a named sandbox with.
   */
  readonly loadSnapshot: (file: ArrayBuffer | Uint8Array<ArrayBuffer>) => Promise<SandboxSnapshot>
  /** Further sandboxes of the same process, each with a name. */
  readonly sandboxes: NamedSandboxes
}

const fileType = 'application/vnd.sqlite3'

/**
 * Connects to the controls of a sandbox. Sends nothing yet. Each call rejects with a `PartnerError`:
 * `InvalidRequestInput` names the field, its value and the rule.
 * @param options.baseUrl Default: `ACCREDIT_URL`, or the sandbox's default address
 * @param options.credential signs in the requests that are sent again and the partner to whom customers
 * are added. Default: that of `admin@contoso.onmicrosoft.com`
 * @throws TypeError when the address cannot be used
 * @example
 * import { sandboxControls } from '@accredit/client'
 *
 * const controls = sandboxControls()
 * await controls.advance('P3D')
 */
export function sandboxControls(
  options: {
    readonly baseUrl?: string | undefined
    readonly fetch?: Fetch | undefined
    readonly credential?: TokenCredential | undefined
  } = {},
): SandboxControls {
  const base = requireSafeUrl(options.baseUrl ?? defaultAddress(), 'baseUrl')
  // A browser's fetch must not be called as a method of another object.
  const fetch: Fetch = (url, init) => (options.fetch ?? globalThis.fetch)(url, init)
  const credential = options.credential ?? sandboxCredential(undefined, { baseUrl: base, fetch })
  const findToken = async () => (await credential.getToken(scopesOf(sandbox).any))?.token
  const ask = async (
    method: Call['method'],
    path: string,
    body?: unknown,
    token?: string,
  ): Promise<Response> => {
    const url = `${base}/sandbox/v1/${path}`
    const requestId = newId()
    const isFile = body instanceof ArrayBuffer || ArrayBuffer.isView(body)
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        'MS-RequestId': requestId,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': isFile ? fileType : 'application/json' }),
      },
      body: body === undefined ? null : isFile ? (body as ArrayBuffer) : JSON.stringify(body),
    }).catch((cause: unknown) => {
      const message = `No answer came to ${method} ${url}.`
      throw new PartnerError({ message, category: 'NotSpecified', retryable: true, cause })
    })
    if (response.ok) return response
    const text = await response.text()
    const { status, statusText } = response
    const correlationId = response.headers.get('MS-CorrelationId') ?? ''
    throw readError({ method, status, statusText, text, correlationId, requestId })
  }
  const call = async (...asked: Parameters<typeof ask>): Promise<unknown> => {
    const text = await (await ask(...asked)).text()
    return text === '' ? undefined : JSON.parse(text)
  }
  const pathOf = ({ id }: Pick<SandboxSnapshot, 'id'>) => `snapshots/${pathSegment(id)}`
  const journal = async (query: JournalQuery = {}) => {
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) search.set(name, String(value))
    }
    return (await call('GET', `journal?${search}`)) as JournalPage
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
    triggerEvent: async (wanted) =>
      (await call('POST', 'events', wanted, await findToken())) as QualificationEvent,
    addCustomers: async (wanted) =>
      (await call('POST', 'customers', wanted, await findToken())) as AddedCustomers,
    requests: async (query) => (await journal(query)).entries,
    journal,
    request: (entryId) =>
      call('GET', `journal/${encodeURIComponent(entryId)}`) as Promise<JournalEntry>,
    repeat: async (entryId, requestId) => {
      const path = `journal/${encodeURIComponent(entryId)}/repeat`
      return (await call('POST', path, { requestId }, await findToken())) as JournalEntry
    },
    clearRequests: async () => void (await call('DELETE', 'journal')),
    verdicts: () =>
      call('GET', 'verdicts') as Promise<{ verdicts: SandboxVerdict[]; onDesk: number }>,
    decideNow: async (caseId) =>
      void (await call('POST', `verdicts/${encodeURIComponent(caseId)}`)),
    reset: async () => void (await call('POST', 'reset')),
    snapshot: () => call('POST', 'snapshots') as Promise<SandboxSnapshot>,
    restore: async (snapshot) => void (await call('POST', `${pathOf(snapshot)}/restore`)),
    snapshots: async () => {
      const { snapshots } = (await call('GET', 'snapshots')) as { snapshots: SandboxSnapshot[] }
      return snapshots
    },
    removeSnapshot: async (snapshot) => void (await call('DELETE', pathOf(snapshot))),
    downloadSnapshot: async (snapshot) => (await ask('GET', pathOf(snapshot))).arrayBuffer(),
    loadSnapshot: (file) => call('POST', 'snapshots/load', file) as Promise<SandboxSnapshot>,
    sandboxes: {
      create: (wanted) => call('POST', 'sandboxes', wanted) as Promise<NamedSandbox>,
      list: async () => {
        const { sandboxes } = (await call('GET', 'sandboxes')) as { sandboxes: NamedSandbox[] }
        return sandboxes
      },
      get: (name) => call('GET', `sandboxes/${pathSegment(name)}`) as Promise<NamedSandbox>,
      remove: async (name) => void (await call('DELETE', `sandboxes/${pathSegment(name)}`)),
    },
  }
}
