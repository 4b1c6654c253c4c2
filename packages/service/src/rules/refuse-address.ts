import type { Address } from '@accredit/contract'
import type { Behaviour } from './behaviour.ts'
import { checkAddress, type AddressProblem } from './check-address.ts'
import { refusal, type Refusal } from './refusal.ts'
import type { Knowledge } from './vetting/knowledge.ts'

/** Refuses an address that breaks a rule of its country. A missing phone number has its own code. */
export function refuseAddress(
  address: Address,
  knowledge: Pick<Knowledge, 'countryRules'>,
): Refusal | undefined {
  const problems = checkAddress(address, knowledge)
  const ofPlace = problems.filter(({ field }) => field !== 'phoneNumber')
  if (ofPlace.length > 0) return refusal('AddressNotValid', { problems: inWords(ofPlace) })
  if (problems.length === 0) return undefined
  return refusal('PhoneNumberMissing', { country: address.country?.toUpperCase() ?? '' })
}

/** Joins the problems of an address into one sentence. */
export function inWords(problems: readonly AddressProblem[]): string {
  return problems
    .map(({ field, value, kind, rule }) =>
      kind === 'missing' ? `${field} is missing: ${rule}` : `${field} is "${value}": ${rule}`,
    )
    .join('; ')
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
      'A phone number is mandatory in AM, AZ, BY, HU, KZ, KG, MD, RU, TJ, UZ and UA (400, 600051).',
    fidelity: 'documented',
    source: 'Customer resources; error codes.',
  },
]
