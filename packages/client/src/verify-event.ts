import type { QualificationEvent } from '@accredit/contract'

/** Headers of a delivery: of a `Request`, or as Node gives them. */
export type DeliveryHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>

/** A delivery that cannot be trusted. Answer it with 400 or 401, and do nothing. */
export class EventVerificationError extends Error {
  override readonly name = 'EventVerificationError'
  /**
   * `headers`: one is missing. `time`: it was signed too long ago, or in the future. `signature`: no
   * secret made it. `body`: it is no event.
   */
  readonly reason: 'headers' | 'time' | 'signature' | 'body'

  constructor(reason: EventVerificationError['reason'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** Ways to verify. */
export interface VerifyEventOptions {
  /** Seconds by which the time under the signature may differ from now. Default: 300. */
  readonly toleranceSeconds?: number | undefined
  /** The clock, in epoch milliseconds. Default: `Date.now`. */
  readonly now?: (() => number) | undefined
}

/** An event that was delivered to an endpoint, or a test of the endpoint. */
export type DeliveredEvent =
  | QualificationEvent
  | {
      readonly id: string
      readonly type: 'webhook.test'
      readonly timestamp: string
      readonly data: { readonly partnerId: string; readonly correlationId: string }
    }

/**
 * Verifies a delivery and reads its event. The same event can come twice: work on each `id` once. Works
 * with `verifyEvent(await request.text(), request.headers, secret)` wherever there is a `Request`.
 *
 * @param rawBody the body as it arrived, before anything parses it
 * @param secrets the endpoint's secret; several while it is rotated
 * @throws EventVerificationError for what was not signed with one of them, or not lately
 */
export async function verifyEvent(
  rawBody: string | Uint8Array,
  headers: DeliveryHeaders,
  secrets: string | readonly string[],
  { toleranceSeconds = 300, now = Date.now }: VerifyEventOptions = {},
): Promise<DeliveredEvent> {
  const body = typeof rawBody === 'string' ? new TextEncoder().encode(rawBody) : rawBody
  const [id, timestamp, signatures] = (
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const
  ).map((name) => readHeader(headers, name)) as [string, string, string]
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN
  if (!(Math.abs(now() / 1000 - seconds) <= toleranceSeconds)) {
    const apart = `it differs from now by more than ${toleranceSeconds} seconds`
    throw new EventVerificationError('time', `webhook-timestamp is ${timestamp}: ${apart}.`)
  }
  const content = join(new TextEncoder().encode(`${id}.${timestamp}.`), body)
  const given = signatures.split(' ').filter((one) => one.startsWith('v1,'))
  const wanted = await Promise.all([secrets].flat().map((secret) => sign(secret, content)))
  if (!wanted.some((one) => given.some((other) => isSame(one, other)))) {
    throw new EventVerificationError('signature', 'No secret made one of the signatures.')
  }
  return readEvent(body, id)
}

/** A delivery as it arrives at an endpoint. */
export interface SignedDelivery {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Signs an event as the service does, to test a receiver with: `new Request(url, { method: 'POST', body,
 * headers })` is a delivery then.
 */
export async function signTestEvent(
  event: { readonly id: string; readonly type: string; readonly data: object },
  secrets: string | readonly string[],
  { now = Date.now }: Pick<VerifyEventOptions, 'now'> = {},
): Promise<SignedDelivery> {
  const body = JSON.stringify({ timestamp: new Date(now()).toISOString(), ...event })
  const timestamp = String(Math.floor(now() / 1000))
  const content = new TextEncoder().encode(`${event.id}.${timestamp}.${body}`)
  const signatures = await Promise.all([secrets].flat().map((secret) => sign(secret, content)))
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': event.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.join(' '),
    },
  }
}

function readHeader(headers: DeliveryHeaders, name: string): string {
  const value =
    typeof headers.get === 'function'
      ? (headers as { get(name: string): string | null }).get(name)
      : (headers as Readonly<Record<string, string | readonly string[] | undefined>>)[name]
  if (typeof value === 'string' && value !== '') return value
  throw new EventVerificationError('headers', `The header ${name} is missing.`)
}

/** Signature of a text. Source: Standard Webhooks, scheme v1. */
async function sign(secret: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const text = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : secret
  let key: Uint8Array<ArrayBuffer>
  try {
    key = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    if (key.length === 0) throw new TypeError('empty')
  } catch (cause) {
    throw new TypeError('A secret must be base64, with or without whsec_ before it.', { cause })
  }
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign'])
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', imported, content))
  return `v1,${btoa(String.fromCharCode(...signature))}`
}

/** Compares in a time that says nothing of where they differ. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let index = 0; index < one.length; index += 1) {
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index)
  }
  return difference === 0
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}

function readEvent(body: Uint8Array, id: string): DeliveredEvent {
  try {
    const event = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(body),
    ) as DeliveredEvent
    if (event.id === id && typeof event.type === 'string') return event
  } catch {
    // Refused like everything else that is no event.
  }
  throw new EventVerificationError('body', 'The body is no event with the id of webhook-id.')
}
