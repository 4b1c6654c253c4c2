import { brokenRule } from '@accredit/contract'
import { refuse } from '../refusal.ts'

/** Parses a time with a zone to epoch milliseconds; `undefined` for anything else. */
export function parseInstant(text: string): number | undefined {
  const at = Date.parse(text)
  const isWhole = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/i.test(text)
  return isWhole && !Number.isNaN(at) ? at : undefined
}

/**
 * Reads a time from the query, in epoch milliseconds; `undefined` when absent.
 * @throws Refused InvalidQuery
 */
export function readInstant(field: string, value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined
  return (
    parseInstant(value) ??
    refuse('InvalidQuery', { field, value: `"${value}"`, rule: brokenRule('Instant') })
  )
}
