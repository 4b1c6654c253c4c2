import type { KnownBehaviour } from './known-behaviours.ts'

/** Callers of a probe; `stranger` sends an invalid token. */
export type ProbeCaller = 'user' | 'app' | 'nobody' | 'stranger'

/** Writes that a run can be allowed to make, by operation name. */
export const driftWrites = ['createCustomer', 'createQualification', 'setQualification'] as const
export type DriftWrite = (typeof driftWrites)[number]

/** One request of a probe. */
export interface ProbeCall {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT'
  /** Without the query. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** An empty string omits a default header. */
  readonly headers?: Readonly<Record<string, string>>
  /** Default: user. */
  readonly caller?: ProbeCaller
  /** Text and bytes are sent as they are, everything else as JSON. */
  readonly body?: unknown
}

/** A parsed answer, kept only in memory. */
export interface ProbeAnswer {
  readonly status: number
  readonly headers: Headers
  /** Undefined without a body, and when it is not JSON. */
  readonly json: unknown
  readonly requestId: string | undefined
  readonly correlationId: string | undefined
}

/** A qualification as read. */
export interface ReadQualification {
  readonly qualification: string
  readonly vettingStatus?: string
}

/** Data of one side for later probes; each side has its own customers and pages. */
export interface Learned {
  readonly customers: {
    readonly id: string
    readonly companyName: string
    readonly domain: string
  }[]
  readonly qualifications: Map<string, readonly ReadQualification[]>
  continuationToken?: string
  /** One record of a user’s change and one of another, where there are both. */
  readonly auditIds: string[]
  auditName?: string
  /** Customers created by this run; writes go to no others. */
  readonly created: string[]
  requestId?: string
}

/** Properties of an answer that must be the same on both sides, whatever the data. */
export type Facts = Readonly<Record<string, string | number | boolean>>

/** Requests that show one or several behaviours. */
export interface Probe {
  readonly name: string
  /** Behaviours of docs/fidelity.md that the answer shows. */
  readonly shows: readonly KnownBehaviour[]
  /** Set for probes that write. */
  readonly write?: DriftWrite
  /** Requests for this side; none where it lacks suitable data. */
  readonly calls: (learned: Learned) => readonly ProbeCall[]
  readonly facts?: (answer: ProbeAnswer, call: ProbeCall, learned: Learned) => Facts
  readonly learn?: (answer: ProbeAnswer, learned: Learned, call: ProbeCall) => void
}

/** Member of a JSON object; undefined where the value is not an object or lacks it. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}

/** Items of a JSON array, or of the list in a collection. */
export function itemsOf(json: unknown): readonly unknown[] {
  const list = Array.isArray(json) ? json : memberOf(json, 'items')
  return Array.isArray(list) ? list : []
}

/** Text of a member; empty where there is none. */
export function textOf(value: unknown, ...path: readonly string[]): string {
  const found = path.reduce(memberOf, value)
  return typeof found === 'string' ? found : ''
}
