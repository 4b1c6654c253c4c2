import { customerFilters } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { readFilter, type Filter } from './read-filter.ts'

/** A condition on customers: the field begins with the value, case-insensitively. */
export type CustomerFilter = Filter<keyof typeof customerFilters>

/** @throws Refused InvalidQuery, FilterNotSupported */
export function readCustomerFilter(text: string | undefined): CustomerFilter | undefined {
  return readFilter(text, customerFilters)
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Customers are filtered by what a field starts with, in whatever case.',
    fidelity: 'documented',
    source: '"Get a customer by name"; the fields are those of the .NET SDK.',
  },
  {
    behaviour:
      'IndirectReseller compares the associated partner’s id, IndirectCloudSolutionProvider the partner’s own.',
    fidelity: 'assumed',
    source: 'The .NET SDK names the two fields; no source says what stands in them.',
  },
]
