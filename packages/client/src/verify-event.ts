import type { PartnerCenterEvent, QualificationEvent } from '@accredit/contract'

/** Headers of a delivery: of a `Request`, or as Node gives them. */
export type DeliveryHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>

/** A delivery that cannot be trusted. Answer it with 400 or 401, and do nothing. */
export class EventVerificationError extends Error {
  override readonly name = 'EventVerificationError'
  /**
   * `headers`: one is missing. `time`: it was signed too long ago, or in the future. `signature`: no
   * secret or certificate made it. `body`: it is no event. `certificate`: that which it names is not trusted.
   */
  readonly reason: 'headers' | 'time' | 'signature' | 'body' | 'certificate'

  constructor(reason: EventVerificationError['reason'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** Ways to verify. */
export interface VerifyEventOptions {
  /**
   * Seconds by which the time under the signature may differ from now. Default: 300. In the form of Partner
   * Center that is the time of the change, and events are tried for days: 345,600 (four days).
   */
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
 * Finds the keys of certificates that sign events in the form of Partner Center. `trustCertificates` of
 * `@accredit/client/node` makes one; in a test of your own any function will do.
 */
export interface EventKeys {
  /**
   * Finds a public key, in the form of SPKI.
   * @throws EventVerificationError for a certificate that is not trusted
   */
  keyAt(certificateUrl: string): Promise<Uint8Array>
}

/**
 * Verifies a delivery and reads its event. The same event can come twice: work on each `id` once, or in
 * Partner Center's form, which has none, on each body once. Works with
 * `verifyEvent(await request.text(), request.headers, secret)` wherever there is a `Request`.
 *
 * @param rawBody the body as it arrived, before anything parses it
 * @param secrets the endpoint's secret; several while it is rotated. Of a registration the trusted keys
 * @throws EventVerificationError for what was not signed with one of them, or not lately
 */
export async function verifyEvent(
  rawBody: string | Uint8Array,
  headers: DeliveryHeaders,
  secrets: string | readonly string[],
  options?: VerifyEventOptions,
): Promise<DeliveredEvent>
export async function verifyEvent(
  rawBody: string | Uint8Array,
  headers: DeliveryHeaders,
  keys: EventKeys,
  options?: VerifyEventOptions,
): Promise<PartnerCenterEvent>
export async function verifyEvent(
  rawBody: string | Uint8Array,
  headers: DeliveryHeaders,
  trusted: string | readonly string[] | EventKeys,
  options: VerifyEventOptions = {},
): Promise<DeliveredEvent | PartnerCenterEvent> {
  const body =
    typeof rawBody === 'string' ? new TextEncoder().encode(rawBody) : new Uint8Array(rawBody)
  if (typeof trusted === 'object' && 'keyAt' in trusted) {
    return verifyRegistrationEvent(body, headers, trusted, options)
  }
  const [id, timestamp, signatures] = (
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const
  ).map((name) => requireHeader(headers, name)) as [string, string, string]
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN
  requireRecent(seconds * 1000, `webhook-timestamp is ${timestamp}`, options, 300)
  const content = join(new TextEncoder().encode(`${id}.${timestamp}.`), body)
  const given = signatures.split(' ').filter((one) => one.startsWith('v1,'))
  const wanted = await Promise.all([trusted].flat().map((secret) => sign(secret, content)))
  if (!wanted.some((one) => given.some((other) => isSame(one, other)))) {
    throw new EventVerificationError('signature', 'No secret made one of the signatures.')
  }
  return readEvent(body, id)
}

const fourDays = 345_600
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** Source: "Partner Center webhooks", authenticating the callback. */
async function verifyRegistrationEvent(
  body: Uint8Array<ArrayBuffer>,
  headers: DeliveryHeaders,
  keys: EventKeys,
  options: VerifyEventOptions,
): Promise<PartnerCenterEvent> {
  const token = readHeader(headers, 'x-ms-signature') ?? requireHeader(headers, 'authorization')
  const url = requireHeader(headers, 'x-ms-certificate-url')
  const algorithm = requireHeader(headers, 'x-ms-signature-algorithm')
  if (algorithm.toLowerCase() !== 'rsa-sha256') {
    throw new EventVerificationError('signature', `${algorithm} is no algorithm that is known.`)
  }
  const signature = bytesOf(/^Signature ([A-Za-z0-9+/]+=*)$/i.exec(token)?.[1])
  const spki = new Uint8Array(await keys.keyAt(url))
  const key = await crypto.subtle.importKey('spki', spki, rsa, false, ['verify'])
  if (!signature || !(await crypto.subtle.verify(rsa, key, signature, body))) {
    throw new EventVerificationError('signature', 'The certificate did not make the signature.')
  }
  const event = readJson(body) as PartnerCenterEvent | undefined
  if (typeof event?.EventName !== 'string' || typeof event.ResourceUri !== 'string') {
    throw new EventVerificationError('body', 'The body is no event of Partner Center.')
  }
  const changedAt = event.ResourceChangeUtcDate
  const told = `ResourceChangeUtcDate is ${changedAt}`
  requireRecent(Date.parse(changedAt), told, options, fourDays)
  return event
}

function requireRecent(
  at: number,
  told: string,
  { toleranceSeconds, now = Date.now }: VerifyEventOptions,
  usual: number,
): void {
  const tolerance = toleranceSeconds ?? usual
  if (Math.abs(now() - at) <= tolerance * 1000) return
  const apart = `it differs from now by more than ${tolerance} seconds`
  throw new EventVerificationError('time', `${told}: ${apart}.`)
}

function bytesOf(base64: string | undefined): Uint8Array<ArrayBuffer> | undefined {
  try {
    return base64 === undefined
      ? undefined
      : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** A delivery as it arrives at an endpoint. */
export interface SignedDelivery {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** Key of a certificate that signs events in the form of Partner Center. */
export interface EventSigner {
  /** RSA, PKCS #8, in PEM. */
  readonly privateKey: string
  /** Address at which the receiver finds the certificate. */
  readonly certificateUrl: string
  /** Default: `authorization`. */
  readonly header?: 'authorization' | 'x-ms-signature' | undefined
}

/**
 * Signs an event as the service does, to test a receiver with: `new Request(url, { method: 'POST', body,
 * headers })` is a delivery then.
 */
export async function signTestEvent(
  event: { readonly id: string; readonly type: string; readonly data: object },
  secrets: string | readonly string[],
  options?: Pick<VerifyEventOptions, 'now'>,
): Promise<SignedDelivery>
export async function signTestEvent(
  event: Partial<PartnerCenterEvent>,
  signer: EventSigner,
  options?: Pick<VerifyEventOptions, 'now'>,
): Promise<SignedDelivery>
export async function signTestEvent(
  event: { readonly id: string } | Partial<PartnerCenterEvent>,
  signer: string | readonly string[] | EventSigner,
  { now = Date.now }: Pick<VerifyEventOptions, 'now'> = {},
): Promise<SignedDelivery> {
  const at = new Date(now()).toISOString()
  if (typeof signer === 'object' && 'certificateUrl' in signer) {
    return signRegistrationEvent(event as Partial<PartnerCenterEvent>, signer, at)
  }
  const { id } = event as { readonly id: string }
  const body = JSON.stringify({ timestamp: at, ...event })
  const timestamp = String(Math.floor(now() / 1000))
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signatures = await Promise.all([signer].flat().map((secret) => sign(secret, content)))
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.join(' '),
    },
  }
}

async function signRegistrationEvent(
  event: Partial<PartnerCenterEvent>,
  { privateKey, certificateUrl, header = 'authorization' }: EventSigner,
  at: string,
): Promise<SignedDelivery> {
  const body = JSON.stringify({
    EventName: 'test-created',
    ResourceUri: 'https://api.partnercenter.microsoft.com/webhooks/v1/registration/test',
    ResourceName: 'test',
    AuditUri: null,
    ResourceChangeUtcDate: at,
    ...event,
  })
  const pkcs8 = bytesOf(privateKey.replaceAll(/-----[^-]+-----|\s/g, ''))
  if (!pkcs8) throw new TypeError('The private key must be PKCS #8 in PEM.')
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, rsa, false, ['sign'])
  const signed = await crypto.subtle.sign(rsa, key, new TextEncoder().encode(body))
  const signature = btoa(String.fromCharCode(...new Uint8Array(signed)))
  return {
    body,
    headers: {
      'content-type': 'application/json',
      [header]: `Signature ${signature}`,
      'x-ms-certificate-url': certificateUrl,
      'x-ms-signature-algorithm': 'rsa-sha256',
    },
  }
}

function requireHeader(headers: DeliveryHeaders, name: string): string {
  const value = readHeader(headers, name)
  if (value !== undefined) return value
  throw new EventVerificationError('headers', `The header ${name} is missing.`)
}

function readHeader(headers: DeliveryHeaders, name: string): string | undefined {
  const value =
    typeof headers.get === 'function'
      ? (headers as { get(name: string): string | null }).get(name)
      : (headers as Readonly<Record<string, string | readonly string[] | undefined>>)[name]
  return typeof value === 'string' && value !== '' ? value : undefined
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
  const event = readJson(body) as DeliveredEvent | undefined
  if (event?.id === id && typeof event.type === 'string') return event
  throw new EventVerificationError('body', 'The body is no event with the id of webhook-id.')
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    // Refused like everything else that is no event.
    return undefined
  }
}
