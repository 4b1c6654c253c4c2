import type { Behaviour } from './behaviour.ts'
import { readFilter, type Filter } from './read-filter.ts'

const supported = {
  CompanyName: 'starts_with',
  Domain: 'starts_with',
  IndirectReseller: 'starts_with',
  IndirectCloudSolutionProvider: 'starts_with',
} as const

/** A condition on customers: the field begins with the value, in whatever case. */
export type CustomerFilter = Filter<keyof typeof supported>

/** @throws Refused InvalidQuery, FilterNotSupported */
export function readCustomerFilter(text: string | undefined): CustomerFilter | undefined {
  return readFilter(text, supported)
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
