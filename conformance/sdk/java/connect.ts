import { randomUUID } from 'node:crypto'
import type { SdkLink } from '../models.ts'
import { ParseFault, type SdkOptions } from '../partner-sdk.ts'
import type { RawRequest, Transport } from '../wire/messages.ts'
import { canonicalizeQuery } from './encode.ts'
import { readJson, type Member } from './jackson.ts'
import { readFault } from './read-fault.ts'
import { sendWithRetries } from './retry.ts'

/** Query as the SDK writes it: pairs joined as they are; callers encode the values themselves. */
export type Query = readonly (readonly [name: string, value: string])[]

interface Call<T> {
  readonly read: Member<T>
  readonly query?: Query
  readonly body?: unknown
  readonly continuationToken?: string | null | undefined
}

/** The SDK's way of one call, and of following a link. */
export function connectJava(transport: Transport, options: SdkOptions) {
  const correlationId = options.correlationId ?? randomUUID()
  const wait = options.wait ?? (async () => {})

  async function call<T>(method: string, path: string, wanted: Call<T>): Promise<T | null> {
    const { read, query = [], body, continuationToken } = wanted
    const text = query.map(([name, value]) => `${name}=${value}`).join('&')
    const request: RawRequest = {
      method,
      target: canonicalizeQuery(`/v1/${path}${text && `?${text}`}`),
      headers: [...contextHeaders(continuationToken), ...clientHeaders(method, body)],
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
    const answer = await sendWithRetries(transport, request, wait)
    if (answer.status < 200 || answer.status > 299) throw readFault(answer)
    try {
      return readJson(read, answer.body)
    } catch (error) {
      throw new ParseFault((error as Error).message, answer.body)
    }
  }

  /** The SDK's own headers, in the order in which its hash map gives them back. */
  function contextHeaders(continuationToken: string | null | undefined): RawRequest['headers'] {
    const { token, applicationName, locale = 'en-US', requestId = randomUUID() } = options
    return [
      ['Authorization', `Bearer ${token}`],
      ['MS-CorrelationId', correlationId],
      ...(applicationName ? [['MS-PartnerCenter-Application', applicationName] as const] : []),
      ['MS-PartnerCenter-Client', 'Partner Center Java SDK'],
      ['Accept', 'application/json'],
      ['X-Locale', locale],
      ['MS-Contract-Version', 'v1'],
      ...(continuationToken ? [['MS-ContinuationToken', continuationToken] as const] : []),
      ['MS-SdkVersion', '1.15.4'],
      ['MS-RequestId', requestId],
    ]
  }

  /** A link is put behind `/v1/` as it stands, so that two slashes follow each other. */
  function follow<T>(link: SdkLink, read: Member<T>): Promise<T | null> {
    const token = link.headers?.find(({ key }) => key === 'MS-ContinuationToken')
    return call('GET', link.uri ?? '', { read, continuationToken: token?.value })
  }

  return { call, follow }
}

/** Headers that the HTTP client below the SDK adds. */
function clientHeaders(method: string, body: unknown): RawRequest['headers'] {
  return [
    ['x-ms-client-request-id', randomUUID()],
    ['User-Agent', 'AutoRest-Java'],
    ...(body === undefined ? [] : [['Content-Type', 'application/json; charset=utf-8'] as const]),
    ...(body === undefined && method !== 'DELETE' ? [] : [['Content-Length', ''] as const]),
    ['Host', ''],
    ['Connection', 'Keep-Alive'],
    ['Accept-Encoding', 'gzip'],
  ]
}
