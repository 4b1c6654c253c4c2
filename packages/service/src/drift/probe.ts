import type { KnownBehaviour } from './known-behaviours.ts'

/** Callers of a probe: `stranger` has a token that is none. */
export type ProbeCaller = 'user' | 'app' | 'nobody' | 'stranger'

/** Writes that a run may be allowed to make, by the operation’s name. */
export const driftWrites = ['createCustomer', 'createQualification', 'setQualification'] as const
export type DriftWrite = (typeof driftWrites)[number]

/** One request of a probe. */
export interface ProbeCall {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT'
  /** Without the query. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** An empty text leaves out the header that is sent otherwise. */
  readonly headers?: Readonly<Record<string, string>>
  /** Default: user. */
  readonly caller?: ProbeCaller
  /** Text and bytes are sent as they are, all else as JSON. */
  readonly body?: unknown
}

/** Answer to one request, read; it stays in memory. */
export interface ProbeAnswer {
  readonly status: number
  readonly headers: Headers
  /** Undefined without a body, and for one that is no JSON. */
  readonly json: unknown
  readonly requestId: string | undefined
  readonly correlationId: string | undefined
}

/** A qualification as it was read. */
export interface ReadQualification {
  readonly qualification: string
  readonly vettingStatus?: string
}

/** Data of one side that later probes need; each side has its own customers and pages. */
export interface Learned {
  readonly customers: {
    readonly id: string
    readonly companyName: string
    readonly domain: string
  }[]
  readonly qualifications: Map<string, readonly ReadQualification[]>
  continuationToken?: string
  auditId?: string
  auditName?: string
  /** Customers that this run has created; writes go to no other. */
  readonly created: string[]
  requestId?: string
}

/** Properties of an answer that must be the same on both sides, whatever the data are. */
export type Facts = Readonly<Record<string, string | number | boolean>>

/** Requests that show one or several behaviours. */
export interface Probe {
  readonly name: string
  /** Behaviours of docs/fidelity.md that the answer shows. */
  readonly shows: readonly KnownBehaviour[]
  /** Set for a probe that writes. */
  readonly write?: DriftWrite
  /** Requests with what is known of this side; none where it has no fitting data. */
  readonly calls: (learned: Learned) => readonly ProbeCall[]
  readonly facts?: (answer: ProbeAnswer, call: ProbeCall, learned: Learned) => Facts
  readonly learn?: (answer: ProbeAnswer, learned: Learned, call: ProbeCall) => void
}

/** Member of a JSON object; undefined where the value is none or has it not. */
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
