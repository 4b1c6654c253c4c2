import type { Address, BrokenPart } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { checkAddress, type AddressProblem } from './check-address.ts'
import { countryCode } from '../read/country-code.ts'
import { refusal, type Refusal } from '../refusal.ts'
import type { Knowledge } from '../vetting/knowledge.ts'

/** Refuses an address that breaks a rule of its country. A missing phone number has its own code. */
export function refuseAddress(
  address: Address,
  knowledge: Pick<Knowledge, 'countryRules'>,
): Refusal | undefined {
  const problems = checkAddress(address, knowledge)
  const ofPlace = problems.filter(({ field }) => field !== 'phoneNumber')
  if (ofPlace.length > 0) return refusal('AddressNotValid', { problems: brokenParts(ofPlace) })
  if (problems.length === 0) return undefined
  return refusal('PhoneNumberMissing', { country: countryCode(address.country ?? '') })
}

/** Lists the parts of an address that break a rule, for a refusal. */
export function brokenParts(problems: readonly AddressProblem[]): BrokenPart[] {
  return problems.map(({ field, value, kind, broken }) => ({
    field,
    ...(kind === 'invalid' && { value }),
    broken,
  }))
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'An address that is not accepted in a profile or a new customer is 400/2007 with a plain description.',
    fidelity: 'documented',
    source: '"Validate an address" for the number; its inner JSON text is left out.',
  },
  {
    behaviour:
      'A phone number is mandatory in the 24 countries that demand a registration number (400, 600051).',
    fidelity: 'documented',
    source: 'Customer resources; utility resources; error codes.',
  },
]
