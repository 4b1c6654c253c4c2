import { randomUUID } from 'node:crypto'
import type { SdkLink } from '../models.ts'
import { ParseFault, type SdkOptions } from '../partner-sdk.ts'
import type { RawRequest, Transport } from '../wire/messages.ts'
import { escapeQuery } from './escape-query.ts'
import { readJson, type Member } from './newtonsoft.ts'
import { readFault } from './read-fault.ts'
import { sendWithRetries } from './retry.ts'

/** Query as the SDK writes it: pairs joined as they are, escaped as a whole afterwards. */
export type Query = readonly (readonly [name: string, value: string])[]

interface Call<T> {
  readonly read: Member<T>
  readonly query?: Query
  readonly body?: unknown
  readonly headers?: RawRequest['headers']
}

interface Sending<T> {
  readonly method: string
  readonly target: string
  readonly headers: RawRequest['headers']
  readonly body: unknown
  readonly read: Member<T>
}

/** The SDK's way of one call, and of following a link. */
export function connectDotNet(transport: Transport, options: SdkOptions) {
  const correlationId = options.correlationId ?? randomUUID()
  const wait = options.wait ?? (async () => {})

  async function call<T>(method: string, path: string, wanted: Call<T>): Promise<T | null> {
    const { read, query = [], body, headers = [] } = wanted
    const text = escapeQuery(query.map(([name, value]) => `${name}=${value}`).join('&'))
    return send({ method, target: `/v1/${path}${text && `?${text}`}`, headers, body, read })
  }

  async function send<T>(wanted: Sending<T>): Promise<T | null> {
    const { method, target, headers, body, read } = wanted
    const request: RawRequest = {
      method,
      target,
      headers: [
        ['Authorization', `Bearer ${options.token}`],
        ['Accept', 'application/json'],
        ['MS-RequestId', options.requestId ?? randomUUID()],
        ['MS-CorrelationId', correlationId],
        ['X-Locale', options.locale ?? 'en-US'],
        ['MS-PartnerCenter-Client', 'Partner Center .NET SDK'],
        ['MS-SdkVersion', '3.4.0.0'],
        ...(options.applicationName
          ? [['MS-PartnerCenter-Application', options.applicationName] as const]
          : []),
        ...headers,
        ...(body === undefined ? [] : [['Content-Type', 'application/json'] as const]),
        ['Host', ''],
        ...(body === undefined
          ? []
          : [['Content-Length', ''] as const, ['Expect', '100-continue'] as const]),
        ['Connection', 'Keep-Alive'],
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

  /** A link is cut at its second `?`, and has the version put before it. */
  async function follow<T>(link: SdkLink, read: Member<T>): Promise<T> {
    const [path = '', query = ''] = (link.uri ?? '').split('?')
    const versioned = /^\/v1/i.test(path) ? path : `/v1/${path.replace(/^\/+/, '')}`
    const headers = (link.headers ?? []).map(({ key, value }) => [key ?? '', value ?? ''] as const)
    const target = versioned + (query && `?${escapeQuery(query)}`)
    return required(await send({ method: 'GET', target, headers, body: undefined, read }))
  }

  return { call, follow }
}

/** Fails as a program does on an empty answer: at the first member that it reads. */
export function required<T>(page: T | null): T {
  if (page === null) throw new TypeError('Object reference not set to an instance of an object')
  return page
}
