import { auditFilters } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { readFilter } from './read-filter.ts'

/** A condition on the activity log; one matching value is enough. */
export interface AuditFilter {
  readonly field: keyof typeof auditFilters
  readonly values: readonly string[]
}

/**
 * Parses the filter of the activity log. One SDK writes a space as `+`, the other sends a literal
 * plus, so a value with `+` is read both ways.
 * @param text the parameter, with `+` as a space
 * @param literal the parameter, with `+` unchanged
 * @throws Refused InvalidQuery, FilterNotSupported
 */
export function readAuditFilter(
  text: string | undefined,
  literal: string | undefined,
): AuditFilter | undefined {
  const filter = readFilter(text, auditFilters)
  if (!filter) return undefined
  const { field, value } = filter
  const other = literal === text ? undefined : valueOf(literal)
  return { field, values: other === undefined || other === value ? [value] : [value, other] }
}

function valueOf(literal: string | undefined): string | undefined {
  try {
    return readFilter(literal, auditFilters)?.value
  } catch {
    // A plus between JSON tokens was a space, so there is no second reading.
    return undefined
  }
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'The log is filtered by CompanyName (substring), CustomerId and ResourceType (equals), in whatever case.',
    fidelity: 'documented',
    source: '"Get a record of Partner Center activity".',
  },
  {
    behaviour: 'A + in the filter of the log is read both as a space and as a plus.',
    fidelity: 'observed',
    source: 'The Java SDK encodes a form, the .NET SDK an address.',
  },
]
