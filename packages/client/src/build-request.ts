import type { Connection } from './connection.ts'
import { newId } from './new-id.ts'

/** One call, before the partner's headers are added. */
export interface Call {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** From the root of the service, with the version, e.g. `/v1/customers`. */
  readonly path: string
  /** Members that are `undefined` are left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
}

/** A request that can be sent as often as needed: all attempts carry the same id. */
export interface PartnerRequest {
  readonly method: Call['method']
  readonly url: string
  /**
   * The headers of one attempt; each attempt has its own, because the token may differ.
   * @throws TypeError when a value cannot be sent, e.g. a line break in `applicationName`.
   */
  readonly headersWith: (token: string) => Headers
  readonly body: string | null
  readonly requestId: string
  readonly correlationId: string
}

/** Builds the request of a call with the headers of Partner Center's REST API. */
export function buildRequest(connection: Connection, call: Call): PartnerRequest {
  const requestId = connection.requestId ?? newId()
  return {
    method: call.method,
    url: connection.baseUrl + call.path + queryText(call.query ?? {}),
    headersWith: (token) => headersOf(connection, call, requestId, token),
    body: call.body === undefined ? null : JSON.stringify(call.body),
    requestId,
    correlationId: connection.correlationId,
  }
}

function headersOf(
  { applicationName, correlationId, locale }: Connection,
  call: Call,
  requestId: string,
  token: string,
): Headers {
  const headers = new Headers(call.headers)
  headers.set('Accept', 'application/json')
  if (call.body !== undefined) headers.set('Content-Type', 'application/json')
  headers.set('MS-RequestId', requestId)
  headers.set('MS-CorrelationId', correlationId)
  headers.set('MS-Contract-Version', 'v1')
  headers.set('MS-PartnerCenter-Client', 'Accredit TypeScript client')
  if (applicationName !== undefined) headers.set('MS-PartnerCenter-Application', applicationName)
  headers.set('X-Locale', locale)
  headers.set('Authorization', `Bearer ${token}`)
  return headers
}

/**
 * Escapes an id for use in a path.
 * @throws TypeError for what would silently address another resource: nothing, `.` and `..`.
 */
export function pathSegment(id: string): string {
  if (id === '' || id === '.' || id === '..') {
    throw new TypeError(`${JSON.stringify(id)} is not an id; a customer's id is its Microsoft ID.`)
  }
  return encodeURIComponent(id)
}

function queryText(query: NonNullable<Call['query']>): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
