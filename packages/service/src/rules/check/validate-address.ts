import {
  sayParts,
  type Address,
  type AddressValidation,
  type AddressValidationStatus,
} from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { checkAddress, type AddressProblem } from './check-address.ts'
import { findReferenceAddress } from './reference-addresses.ts'
import { brokenParts } from './refuse-address.ts'
import type { Knowledge } from '../vetting/knowledge.ts'

/**
 * Rates how well an address is recognised.
 * @param options `references` answers the official samples' addresses as they expect it
 */
export function validateAddress(
  address: Address,
  knowledge: Pick<Knowledge, 'countryRules'>,
  options: { readonly references: boolean },
): AddressValidation {
  const known = options.references ? findReferenceAddress(address) : undefined
  if (known) {
    const { status, suggested } = known
    return { originalAddress: address, suggestedAddresses: suggested, status }
  }
  const problems = checkAddress(address, knowledge)
  const parts = brokenParts(problems)
  return {
    originalAddress: address,
    suggestedAddresses: [],
    status: judge(problems),
    ...(parts.length > 0 && {
      validationMessage: `${sayParts(parts)}.`,
      validationProblems: parts.map(({ broken, ...part }) => ({
        ...part,
        rule: broken.rule,
        values: { ...broken.values },
      })),
    }),
  }
}

function judge(problems: readonly AddressProblem[]): AddressValidationStatus {
  const [first] = problems
  if (first === undefined) return 'Verified'
  if (problems.some(({ field }) => field === 'country')) return 'NotValidated'
  if (problems.some(({ kind }) => kind === 'invalid')) return 'None'
  if (problems.length > 1) return 'Multiple'
  return first.field === 'addressLine1' ? 'StreetPartial' : 'InteractionRequired'
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Every outcome of an address check is 200 with a status and a list of suggestions.',
    fidelity: 'documented',
    source: '"Validate an address", edition of 2023 and later; the .NET SDK.',
  },
  {
    behaviour:
      'Verified means that format, country, state and postal code fit; VerifiedShippable is never claimed without a record.',
    fidelity: 'assumed',
    source: 'No list of delivery points is known here.',
  },
  {
    behaviour:
      'No or an unknown country is NotValidated, a wrong part None, several missing parts Multiple.',
    fidelity: 'assumed',
    source: 'The samples show NotValidated for an empty country; the rest follows the names.',
  },
]
