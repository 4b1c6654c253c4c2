import { isGuid } from '@accredit/contract'
import { refuse } from '../rules/refusal.ts'
import type { JournalFilter } from './journal.ts'
import { isOperationName } from './operation-name.ts'
import { sandboxRule } from './read-json-object.ts'

/** The most exchanges that a journal can keep, by the option `journalEntries`. */
const most = 100_000

const isWhole = (text: string, from: number, to: number) =>
  /^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to

const rules = {
  operation: [isOperationName, 'it must be the name of an operation, such as createQualification'],
  customer: [isGuid, 'it must be a customer’s id'],
  requestId: [isGuid, 'it must be a request id'],
  correlationId: [isGuid, 'it must be a correlation id'],
  status: [
    (text: string) => /^([2-5]\d\d|[2-5]xx|none)$/.test(text),
    'it must be a status from 200 to 599, a class such as 4xx, or none',
  ],
  text: [(text: string) => [...text].length <= 200, 'it must have at most 200 characters'],
  withoutApplication: [
    (text: string) => [...text].length <= 100,
    'it must have at most 100 characters',
  ],
  since: [
    (text: string) => /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text)),
    'it must be an ISO 8601 time, such as the `at` of an entry',
  ],
  after: [isGuid, 'it must be the id of an entry'],
  before: [isGuid, 'it must be the id of an entry'],
  limit: [(text: string) => isWhole(text, 1, most), `it must be from 1 to ${most}`],
  bodies: [(text: string) => /^(true|false)$/.test(text), 'it must be true or false'],
} as const satisfies Record<string, readonly [(text: string) => boolean, string]>

type Name = keyof typeof rules

/**
 * Reads which exchanges are wanted, and whether with headers and bodies.
 * @throws Refused InvalidRequestInput
 */
export function readJournalQuery(url: string): JournalFilter & { readonly bodies: boolean } {
  const [, query = ''] = url.split('?', 2)
  const given: Partial<Record<Name, string>> = {}
  for (const [field, value] of new URLSearchParams(query)) {
    if (!Object.hasOwn(rules, field)) {
      const rule = sandboxRule(`known here are ${Object.keys(rules).join(', ')}`)
      refuse('InvalidRequestInput', { field, value: 'not known', rule })
    }
    const [fits, words] = rules[field as Name]
    if (!fits(value)) {
      refuse('InvalidRequestInput', { field, value: `"${value}"`, rule: sandboxRule(words) })
    }
    given[field as Name] = value
  }
  return {
    operation: given.operation,
    customerId: given.customer?.toLowerCase(),
    requestId: given.requestId?.toLowerCase(),
    correlationId: given.correlationId?.toLowerCase(),
    status: given.status,
    text: given.text,
    withoutApplication: given.withoutApplication,
    since: given.since === undefined ? undefined : Date.parse(given.since),
    after: given.after?.toLowerCase(),
    before: given.before?.toLowerCase(),
    limit: Number(given.limit ?? 100),
    bodies: given.bodies !== 'false',
  }
}
