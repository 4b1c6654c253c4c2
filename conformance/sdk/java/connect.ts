import { randomUUID } from 'node:crypto'
import type { SdkLink } from '../models.ts'
import { ParseFault, type SdkOptions } from '../partner-sdk.ts'
import type { RawRequest, Transport } from '../wire/messages.ts'
import { readJson, type Member } from './jackson.ts'
import { readFault } from './read-fault.ts'
import { sendWithRetries } from './retry.ts'

/** How the SDK writes a query: pairs joined as they are; whoever fills them in encodes them. */
export type Query = readonly (readonly [name: string, value: string])[]

interface Call<T> {
  readonly read: Member<T>
  readonly query?: Query
  readonly body?: unknown
  readonly headers?: RawRequest['headers']
}

/** The SDK's way of one call, and of following a link. */
export function connectJava(transport: Transport, options: SdkOptions) {
  const correlationId = options.correlationId ?? randomUUID()
  const wait = options.wait ?? (async () => {})

  async function call<T>(method: string, path: string, wanted: Call<T>): Promise<T | null> {
    const { read, query = [], body, headers = [] } = wanted
    const text = query.map(([name, value]) => `${name}=${value}`).join('&')
    const request: RawRequest = {
      method,
      target: `/v1/${path}${text && `?${text}`}`,
      headers: [
        ['Authorization', `Bearer ${options.token}`],
        ['MS-Contract-Version', 'v1'],
        ['MS-CorrelationId', correlationId],
        ['X-Locale', options.locale ?? 'en-US'],
        ['MS-RequestId', options.requestId ?? randomUUID()],
        ['MS-SdkVersion', '1.15.4'],
        ...(options.applicationName
          ? [['MS-PartnerCenter-Application', options.applicationName] as const]
          : []),
        ['MS-PartnerCenter-Client', 'Partner Center Java SDK'],
        ['Accept', 'application/json'],
        ...headers,
        ...(body === undefined
          ? []
          : [['Content-Type', 'application/json; charset=utf-8'] as const]),
        ['Connection', 'Keep-Alive'],
        ['Accept-Encoding', 'gzip'],
      ],
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

  /** A link is put behind `/v1/` as it stands, so that two slashes follow each other. */
  function follow<T>(link: SdkLink, read: Member<T>): Promise<T | null> {
    const headers = (link.headers ?? []).map(({ key, value }) => [key ?? '', value ?? ''] as const)
    return call('GET', link.uri ?? '', { read, headers })
  }

  return { call, follow }
}
