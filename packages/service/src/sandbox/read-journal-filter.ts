import { brokenRule, isGuid } from '@accredit/contract'
import { refuse } from '../rules/refusal.ts'
import type { JournalFilter } from './journal.ts'
import { isOperationName } from './operation-name.ts'

const most = 1_000

const rules = {
  route: [isOperationName, 'it must be the name of an operation, such as createQualification'],
  customer: [isGuid, 'it must be a customer’s id'],
  requestId: [isGuid, 'it must be a request id'],
  limit: [
    (text: string) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most,
    `it must be from 1 to ${most}`,
  ],
} as const satisfies Record<string, readonly [(text: string) => boolean, string]>

type Name = keyof typeof rules

/**
 * Reads which exchanges are wanted.
 * @throws Refused InvalidRequestInput
 */
export function readJournalFilter(url: string): JournalFilter {
  const [, query = ''] = url.split('?', 2)
  const given: Partial<Record<Name, string>> = {}
  for (const [field, value] of new URLSearchParams(query)) {
    if (!Object.hasOwn(rules, field)) {
      const rule = brokenRule('Sandbox', {
        text: `known here are ${Object.keys(rules).join(', ')}`,
      })
      refuse('InvalidRequestInput', { field, value: 'not known', rule })
    }
    const [fits, words] = rules[field as Name]
    if (!fits(value)) {
      const rule = brokenRule('Sandbox', { text: words })
      refuse('InvalidRequestInput', { field, value: `"${value}"`, rule })
    }
    given[field as Name] = value
  }
  return {
    route: given.route,
    customerId: given.customer?.toLowerCase(),
    requestId: given.requestId?.toLowerCase(),
    limit: Number(given.limit ?? 100),
  }
}
