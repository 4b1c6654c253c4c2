import { brokenRule } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { refuse } from '../refusal.ts'

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
const longest = 253

/**
 * Reads the domain of a tenant, in lower case.
 * @throws Refused InvalidRequestInput
 */
export function readDomain(value: string, field: string): string {
  const domain = value.trim().toLowerCase()
  const labels = domain.split('.')
  if (domain.length <= longest && labels.length > 1 && labels.every((part) => label.test(part))) {
    return domain
  }
  return refuse('InvalidRequestInput', {
    field,
    value: `"${value}"`,
    rule: brokenRule('DomainName'),
  })
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'A customer’s domain may end in anything, not only in onmicrosoft.com.',
    fidelity: 'observed',
    source: 'The .NET feature samples create one below ccsctp.net.',
  },
]
