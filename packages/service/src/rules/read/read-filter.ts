import {
  brokenRule,
  type BrokenRule,
  FieldFilter,
  type FilterOperator,
  filterOperators,
  normalizeNames,
  parseName,
} from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { isTooDeep } from './is-too-deep.ts'
import { refuse } from '../refusal.ts'
import { isShownLine } from './shown-text.ts'

/** A condition on a list. */
export interface Filter<Field extends string> {
  readonly field: Field
  readonly value: string
}

/**
 * Parses `?filter=`: JSON with `Field`, `Operator` and `Value`.
 * @param text the decoded parameter; absent or empty means no filter
 * @param supported each field with its one operator
 * @throws Refused InvalidQuery for malformed filters, FilterNotSupported for those that the list
 * does not support
 */
export function readFilter<Field extends string>(
  text: string | undefined,
  supported: Readonly<Record<Field, FilterOperator>>,
): Filter<Field> | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const sent = parseFilter(text)
  const operator = parseName(filterOperators, sent['operator'])
  const allowed = Object.entries(supported)
    .map(([field, known]) => `${field} with ${String(known)}`)
    .join(', ')
  if (operator === 'and' || operator === 'or') {
    return refuse('FilterNotSupported', { part: 'operator', value: operator, allowed })
  }
  const field = parseName(Object.keys(supported) as Field[], requireText(text, sent, 'field'))
  if (field === undefined) {
    return refuse('FilterNotSupported', { part: 'field', value: show(sent['field']), allowed })
  }
  if (sent['operator'] === undefined) return refuseFilter(text, brokenRule('FilterOperator'))
  if (operator !== supported[field]) {
    return refuse('FilterNotSupported', {
      part: 'operator',
      value: show(sent['operator']),
      allowed,
    })
  }
  const value = requireText(text, sent, 'value').toWellFormed()
  if (!isShownLine(value)) return refuseFilter(text, brokenRule('FilterValueLine'))
  return { field, value }
}

function parseFilter(text: string): Readonly<Record<string, unknown>> {
  let sent: unknown
  try {
    sent = JSON.parse(text)
  } catch {
    return refuseFilter(text, brokenRule('Json'))
  }
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    return refuseFilter(text, brokenRule('FilterObject'))
  }
  if (isTooDeep(sent)) return refuseFilter(text, brokenRule('FilterPlain'))
  const read = normalizeNames(FieldFilter, sent)
  if (read.ok) return read.value as Record<string, unknown>
  return refuseFilter(text, brokenRule('FilterNameOnce', { name: read.field }))
}

function requireText(
  text: string,
  sent: Readonly<Record<string, unknown>>,
  name: 'field' | 'value',
): string {
  const value = sent[name]
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return refuseFilter(
    text,
    brokenRule('FilterText', { name: name === 'field' ? 'Field' : 'Value' }),
  )
}

function refuseFilter(text: string, rule: BrokenRule): never {
  return refuse('InvalidQuery', { field: 'filter', value: text, rule })
}

function show(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Names in a filter come in any case, operators in any spelling; extras are ignored.',
    fidelity: 'observed',
    source: 'The .NET SDK writes starts_with, the Java SDK StartsWith beside a fieldType.',
  },
  {
    behaviour: 'A field or operator that a list does not know is 400/3000, broken JSON 400/800002.',
    fidelity: 'assumed',
    source: 'Both numbers are documented, but not for filters.',
  },
  {
    behaviour: 'Compound filters are refused.',
    fidelity: 'assumed',
    source: 'The SDKs have models for them; no page shows one on these lists.',
  },
]
