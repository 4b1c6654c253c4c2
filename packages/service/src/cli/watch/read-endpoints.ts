import type { EventType } from '@accredit/client'
import { eventTypes } from '@accredit/contract/events'
import { readDocument } from '../../config/read-document.ts'
import { problem } from '../../words/problem.ts'
import { Failure } from '../failure.ts'
import type { SignedReceiver } from '../send-event.ts'
import { isLoopback } from '../target.ts'

/** An endpoint of the file, with its event types. */
export interface Endpoint extends SignedReceiver {
  readonly types?: readonly EventType[] | undefined
}

/**
 * Reads an operator's endpoints from YAML or JSON.
 * @throws Failure naming the endpoint and its member; ConfigError for a file that cannot be read
 */
export function readEndpoints(path: string): Endpoint[] {
  const document = readDocument(path)
  if (!Array.isArray(document)) throw new Failure('usage', problem('EndpointsForm', { path }))
  const endpoints = document.map((entry: unknown, index) => readEndpoint(entry, path, index + 1))
  const twice = endpoints.findIndex(
    ({ url }, index) => endpoints.findIndex((other) => other.url === url) !== index,
  )
  if (twice >= 0) refuse(path, twice + 1, 'url')
  return endpoints
}

function readEndpoint(entry: unknown, path: string, number: number): Endpoint {
  const members = typeof entry === 'object' && entry !== null ? entry : {}
  const { url, secret, events, ...others } = members as Readonly<Record<string, unknown>>
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) refuse(path, number, unknown)
  if (!isAddress(url)) return refuse(path, number, 'url')
  if (!isSecret(secret)) return refuse(path, number, 'secret')
  if (events === undefined) return { url: new URL(url).href, secret }
  const isList = Array.isArray(events) && events.length > 0
  const types = isList ? events.map((type) => eventTypes.find((known) => known === type)) : []
  if (types.length === 0 || types.includes(undefined)) return refuse(path, number, 'events')
  return { url: new URL(url).href, secret, types: types.filter((type) => type !== undefined) }
}

function refuse(path: string, number: number, member: string): never {
  throw new Failure('usage', problem('EndpointForm', { path, number, member }))
}

function isAddress(url: unknown): url is string {
  if (typeof url !== 'string') return false
  const parsed = URL.parse(url)
  if (!parsed || parsed.username !== '' || parsed.password !== '') return false
  return parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(url))
}

/** Source: Standard Webhooks, 24 to 64 bytes. */
function isSecret(secret: unknown): secret is string {
  if (typeof secret !== 'string' || !/^whsec_[A-Za-z\d+/]+={0,2}$/.test(secret)) return false
  const { length } = Buffer.from(secret.slice('whsec_'.length), 'base64')
  return length >= 24 && length <= 64
}
