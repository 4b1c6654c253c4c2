import {
  brokenRule,
  eventTypes,
  isGuid,
  webhookUrl,
  type BrokenRule,
  type EventType,
  type RuleValues,
} from '@accredit/contract'
import { readText, requireText, show, type Members } from './read-member.ts'
import { parseInstant } from './read-instant.ts'
import { refuse } from '../refusal.ts'

/** Settings of an endpoint. */
export interface WebhookSettings {
  readonly url: string
  /** Empty for every type. */
  readonly types: readonly EventType[]
  readonly description: string | null
}

/** Permitted addresses. */
export interface WebhookAddresses {
  /** Permits plain http to this machine: in a sandbox. */
  readonly loopback: boolean
  /** Checks whether an IP address is not public. */
  readonly isPrivate: (address: string) => boolean
}

/** The longest address of an endpoint, in characters. */
export const longestUrl = 2_000

/**
 * Reads a new endpoint.
 * @throws Refused InvalidRequestInput
 */
export function readWebhookDraft(sent: Members, addresses: WebhookAddresses): WebhookSettings {
  return {
    url: readUrl(requireText(sent['url'], 'url', longestUrl), addresses),
    types: readTypes(sent['events']) ?? [],
    description: readText(sent['description'], 'description', 200) ?? null,
  }
}

/**
 * Parses an address to test.
 * @throws Refused InvalidRequestInput
 */
export function readTriedUrl(sent: Members, addresses: WebhookAddresses): string {
  return readUrl(requireText(sent['url'], 'url', longestUrl), addresses)
}

/** Changes of an endpoint; absent members stay. */
export interface WebhookChanges extends Partial<WebhookSettings> {
  readonly paused?: boolean | undefined
}

/**
 * Reads changes of an endpoint.
 * @throws Refused InvalidRequestInput
 */
export function readWebhookChanges(sent: Members, addresses: WebhookAddresses): WebhookChanges {
  const url = readText(sent['url'], 'url', longestUrl)
  const types = readTypes(sent['events'])
  const description = readText(sent['description'], 'description', 200)
  const { paused } = sent
  if (paused !== undefined && typeof paused !== 'boolean') {
    return refuse('InvalidRequestInput', {
      field: 'paused',
      value: show(paused),
      rule: brokenRule('Boolean'),
    })
  }
  return {
    ...(url !== undefined && { url: readUrl(url, addresses) }),
    ...(types && { types }),
    ...(description !== undefined && { description }),
    ...(paused !== undefined && { paused }),
  }
}

const hasForm = new RegExp(webhookUrl, 'u')
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Reads the address of an endpoint.
 * @throws Refused InvalidRequestInput
 */
export function readUrl(
  text: string,
  { loopback, isPrivate }: WebhookAddresses,
  field = 'url',
): string {
  const broken = (rule: BrokenRule) =>
    refuse('InvalidRequestInput', { field, value: show(text), rule })
  const url = URL.parse(text)
  const isLocal = loopback && url !== null && loopbackHosts.has(url.hostname)
  const isEncrypted = url?.protocol === 'https:'
  const address = url?.hostname.replace(/^\[(.*)\]$/, '$1') ?? ''
  if (isEncrypted && !isLocal && isPrivate(address)) {
    return broken(brokenRule('WebhookAddress', { address }))
  }
  if (!url || !hasForm.test(text) || !(isEncrypted || isLocal)) {
    return broken(brokenRule(loopback ? 'WebhookUrlInSandbox' : 'WebhookUrl'))
  }
  return url.href
}

function readTypes(value: unknown): readonly EventType[] | undefined {
  if (value === undefined) return undefined
  const broken = (given: unknown, rule: keyof Pick<RuleValues, 'List'> | undefined) =>
    refuse('InvalidRequestInput', {
      field: 'events',
      value: show(given),
      rule: rule ? brokenRule(rule) : brokenRule('EventTypes', { allowed: [...eventTypes] }),
    })
  if (!Array.isArray(value)) return broken(value, 'List')
  const found = value.map(
    (one: unknown) => eventTypes.find((known) => known === one) ?? broken(one, undefined),
  )
  if (found.length > eventTypes.length) return broken(value, 'List')
  return eventTypes.filter((type) => found.includes(type))
}

/**
 * Reads the time from which dead deliveries are resent, in epoch milliseconds.
 * @throws Refused InvalidRequestInput
 */
export function readSince(sent: Members): number {
  const text = readText(sent['since'], 'since', 40)
  if (text === undefined) return 0
  return (
    parseInstant(text) ??
    refuse('InvalidRequestInput', {
      field: 'since',
      value: show(text),
      rule: brokenRule('Instant'),
    })
  )
}

/**
 * Reads an id from the path.
 * @throws Refused NotFound for an invalid id
 */
export function readPathId(what: 'Webhook' | 'Delivery' | 'Bulk job', value = ''): string {
  return isGuid(value) ? value.toLowerCase() : refuse('NotFound', { what: `${what} "${value}"` })
}
