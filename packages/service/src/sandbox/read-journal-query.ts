import { brokenRule, isGuid, sandboxLimits, type BrokenRule } from '@accredit/contract'
import { refuse } from '../rules/refusal.ts'
import type { JournalFilter } from './journal.ts'
import { isOperationName } from './operation-name.ts'

const { journalEntries: most, journalText, journalApplication } = sandboxLimits

const isWhole = (text: string, from: number, to: number) =>
  /^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to
const isUpTo = (longest: number) => (text: string) => [...text].length <= longest

const rules = {
  operation: [isOperationName, brokenRule('Operation')],
  customer: [isGuid, brokenRule('Guid')],
  requestId: [isGuid, brokenRule('RequestId')],
  correlationId: [isGuid, brokenRule('CorrelationId')],
  status: [(text: string) => /^([2-5]\d\d|[2-5]xx|none)$/.test(text), brokenRule('JournalStatus')],
  text: [isUpTo(journalText), brokenRule('LengthUpTo', { most: journalText })],
  withoutApplication: [
    isUpTo(journalApplication),
    brokenRule('LengthUpTo', { most: journalApplication }),
  ],
  since: [
    (text: string) => /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text)),
    brokenRule('Instant'),
  ],
  after: [isGuid, brokenRule('JournalEntryKept')],
  before: [isGuid, brokenRule('JournalEntryKept')],
  limit: [(text: string) => isWhole(text, 1, most), brokenRule('WholeBetween', { least: 1, most })],
  bodies: [(text: string) => /^(true|false)$/.test(text), brokenRule('Boolean')],
} as const satisfies Record<string, readonly [(text: string) => boolean, BrokenRule]>

type Name = keyof typeof rules

/**
 * Parses the filter of exchanges, and whether headers and bodies are wanted.
 * @throws Refused InvalidRequestInput
 */
export function readJournalQuery(url: string): JournalFilter & { readonly bodies: boolean } {
  const [, query = ''] = url.split('?', 2)
  const given: Partial<Record<Name, string>> = {}
  for (const [field, value] of new URLSearchParams(query)) {
    if (!Object.hasOwn(rules, field)) {
      const rule = brokenRule('NameKnown', { known: Object.keys(rules) })
      refuse('InvalidRequestInput', { field, value: 'not known', rule })
    }
    const [fits, rule] = rules[field as Name]
    if (!fits(value)) {
      refuse('InvalidRequestInput', { field, value: `"${value}"`, rule })
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
