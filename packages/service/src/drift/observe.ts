import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { isGuid } from '@accredit/contract'
import type { Facts, Learned, Probe, ProbeAnswer, ProbeCall, ProbeCaller } from './probe.ts'
import type { Scrubber } from './scrub.ts'

/** Headers that are compared. */
const comparedHeaders = [
  'content-type',
  'ms-requestid',
  'ms-correlationid',
  'retry-after',
  'www-authenticate',
  'location',
  'etag',
  'allow',
] as const

/** An anonymized answer, which is compared and may be stored. */
export interface SeenAnswer {
  /** Method, path with pseudonyms, and names of the query parameters. */
  readonly request: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Absent without a body. */
  readonly body?: unknown
  readonly facts: Facts
}

/** Answers of one side to a probe; none where the side lacks the data for it. */
export interface SeenProbe {
  readonly name: string
  readonly answers: readonly SeenAnswer[]
}

/** One of the two services. */
export interface Side {
  readonly baseUrl: string
  /** Access token of a caller; undefined where this side has no such caller. */
  readonly tokenOf: (caller: 'user' | 'app') => Promise<string | undefined>
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}

/** Retries after an answer that says "later". */
const mostRepeats = 2
const longestWaitMs = 60_000
const passing = new Set([429, 502, 503, 504])

/**
 * Sends probes to a service, one request after the other.
 * @param onProgress called with the name of each probe before it is sent
 */
export async function observe(
  side: Side,
  probes: readonly Probe[],
  {
    scrubber,
    signal,
    onProgress,
  }: {
    readonly scrubber: Scrubber
    readonly signal: AbortSignal
    readonly onProgress?: (name: string) => void
  },
): Promise<SeenProbe[]> {
  const learned: Learned = { customers: [], qualifications: new Map(), auditIds: [], created: [] }
  const seen: SeenProbe[] = []
  for (const { name, calls, facts, learn } of probes) {
    onProgress?.(name)
    const answers: SeenAnswer[] = []
    for (const call of calls(learned)) {
      const answer = await send(side, call, signal)
      if (!answer) continue
      // Learns first, since a fact may depend on the same answer.
      learn?.(answer, learned, call)
      answers.push(scrubAnswer(answer, call, facts?.(answer, call, learned) ?? {}, scrubber))
    }
    seen.push({ name, answers })
  }
  return seen
}

async function send(
  side: Side,
  call: ProbeCall,
  signal: AbortSignal,
): Promise<ProbeAnswer | undefined> {
  const authorization = await authorizationOf(side, call.caller ?? 'user')
  if (authorization === undefined) return undefined
  const headers = new Headers({
    accept: 'application/json',
    'ms-requestid': randomUUID(),
    'ms-correlationid': randomUUID(),
    'ms-contract-version': 'v1',
    'x-locale': 'en-US',
    ...(authorization !== '' && { authorization }),
    ...(call.body !== undefined && { 'content-type': 'application/json' }),
  })
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    if (value === '') headers.delete(name)
    else headers.set(name, value)
  }
  const query = new URLSearchParams(call.query).toString()
  const url = side.baseUrl + call.path + (query === '' ? '' : `?${query}`)
  const init = {
    method: call.method ?? 'GET',
    headers,
    signal,
    redirect: 'manual',
    ...(call.body !== undefined && { body: bodyOf(call.body) }),
  } as const
  for (let repeat = 0; ; repeat += 1) {
    const response = await side.fetch(url, init)
    const text = await response.text()
    if (passing.has(response.status) && repeat < mostRepeats) {
      await sleep(waitOf(response), undefined, { signal })
      continue
    }
    return {
      status: response.status,
      headers: response.headers,
      json: parse(text),
      requestId: headers.get('ms-requestid') ?? undefined,
      correlationId: headers.get('ms-correlationid') ?? undefined,
    }
  }
}

async function authorizationOf(side: Side, caller: ProbeCaller): Promise<string | undefined> {
  if (caller === 'nobody') return ''
  if (caller === 'stranger') return 'Bearer not.a.token'
  const token = await side.tokenOf(caller)
  return token === undefined ? undefined : `Bearer ${token}`
}

function bodyOf(body: unknown): NonNullable<RequestInit['body']> {
  if (typeof body === 'string') return body
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
}

function waitOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '1')
  return Math.min(Number.isFinite(seconds) ? seconds * 1_000 : 1_000, longestWaitMs)
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function scrubAnswer(
  answer: ProbeAnswer,
  call: ProbeCall,
  facts: Facts,
  scrubber: Scrubber,
): SeenAnswer {
  const names = Object.keys(call.query ?? {}).toSorted()
  const query = names.length === 0 ? '' : `?${names.join('&')}`
  const { json, status } = answer
  return {
    request: `${call.method ?? 'GET'} ${scrubber.path(call.path)}${query}`,
    status,
    headers: headersOf(answer),
    ...(json !== undefined && { body: scrubber.json(json) }),
    facts,
  }
}

/** The form of each compared header, without personal values. */
function headersOf({ headers, requestId, correlationId }: ProbeAnswer): SeenAnswer['headers'] {
  const sent = { 'ms-requestid': requestId, 'ms-correlationid': correlationId }
  const found: Record<string, string> = {}
  for (const name of comparedHeaders) {
    const value = headers.get(name)
    if (value === null) continue
    found[name] = formOf(name, value, sent)
  }
  return found
}

function formOf(
  name: string,
  value: string,
  sent: Readonly<Record<string, string | undefined>>,
): string {
  if (name === 'content-type') return value.replace(/;.*/s, '').trim().toLowerCase()
  if (name === 'retry-after') return /^\d+$/.test(value) ? 'seconds' : 'text'
  if (name === 'www-authenticate') {
    const [scheme = ''] = value.split(' ')
    const error = /\berror="(\w+)"/.exec(value)?.[1]
    return error === undefined ? scheme : `${scheme} error="${error}"`
  }
  if (name === 'allow')
    return value
      .toUpperCase()
      .split(/\s*,\s*/)
      .toSorted()
      .join(', ')
  if (name in sent) {
    if (sent[name] !== undefined && sent[name].toLowerCase() === value.toLowerCase())
      return 'as sent'
    return isGuid(value) ? 'guid' : 'text'
  }
  return 'text'
}
