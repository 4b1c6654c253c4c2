import { type Address, brokenRule, type BrokenRule, countCharacters } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import type { CountryRules, Knowledge } from '../vetting/knowledge.ts'

/** A part of an address that breaks a rule. */
export interface AddressProblem {
  readonly field: keyof Address
  /** The value as sent; empty when absent. */
  readonly value: string
  readonly broken: BrokenRule
  /** `missing` when the part is absent, `invalid` when it is wrong. */
  readonly kind: 'missing' | 'invalid'
}

/** Source of the lengths: utility resources. */
const longest = {
  addressLine1: 200,
  addressLine2: 200,
  addressLine3: 200,
  firstName: 50,
  middleName: 50,
  lastName: 50,
} as const satisfies Partial<Record<keyof Address, number>>

/** Longest state where there is no list: some write New South Wales in full. */
const longestState = 50

/**
 * Checks a postal address for completeness and against the rules of its country, in the order in
 * which a user would correct it. An address without a problem may still not exist: delivery points
 * are unknown here. Codes are compared case-insensitively.
 */
export function checkAddress(
  address: Address,
  knowledge: Pick<Knowledge, 'countryRules'>,
): AddressProblem[] {
  const code = given(address.country)
  if (code === undefined) {
    return [missing('country', brokenRule('CountryRequired')), ...checkParts(address)]
  }
  const rules = /^[a-z]{2}$/i.test(code) ? knowledge.countryRules(code) : undefined
  if (rules === undefined) {
    return [invalid('country', code, brokenRule('CountryKnown')), ...checkParts(address)]
  }
  return [
    ...checkParts(address),
    ...checkCity(address, rules),
    ...checkState(address, rules),
    ...checkPostalCode(address, rules),
    ...checkPhone(address, rules),
  ]
}

/** Checks the rules that all countries share. */
function checkParts(address: Address): AddressProblem[] {
  const problems: AddressProblem[] = []
  if (given(address.addressLine1) === undefined) {
    problems.push(missing('addressLine1', brokenRule('StreetRequired')))
  }
  for (const [field, limit] of Object.entries(longest) as [keyof typeof longest, number][]) {
    const value = given(address[field])
    if (value !== undefined && countCharacters(value) > limit) {
      problems.push(invalid(field, value, brokenRule('LengthUpTo', { most: limit })))
    }
  }
  return problems
}

function checkCity(address: Address, rules: CountryRules): AddressProblem[] {
  if (!rules.isCityRequired || given(address.city) !== undefined) return []
  return [missing('city', brokenRule('RequiredInCountry', placeOf(rules)))]
}

function checkState(address: Address, rules: CountryRules): AddressProblem[] {
  const state = given(address.state)
  const { supportedStatesList: states, otherStates } = rules
  const place = placeOf(rules)
  if (state === undefined) {
    return rules.isStateRequired
      ? [missing('state', brokenRule('StateRequired', { ...place, example: states[0] ?? '' }))]
      : []
  }
  if (states.length === 0) {
    return countCharacters(state) > longestState
      ? [invalid('state', state, brokenRule('LengthUpTo', { most: longestState }))]
      : []
  }
  const code = state.toUpperCase()
  if (states.includes(code) || otherStates.includes(code)) return []
  return [invalid('state', state, brokenRule('StateKnown', { ...place, states }))]
}

function checkPostalCode(address: Address, rules: CountryRules): AddressProblem[] {
  const postalCode = given(address.postalCode)
  if (postalCode === undefined) {
    return rules.isPostalCodeRequired
      ? [missing('postalCode', brokenRule('RequiredInCountry', placeOf(rules)))]
      : []
  }
  const { postalCodeRegex } = rules
  if (postalCodeRegex === undefined) return []
  if (new RegExp(postalCodeRegex).test(postalCode.toUpperCase())) return []
  return [
    invalid(
      'postalCode',
      postalCode,
      brokenRule('PostalCodeForm', { ...placeOf(rules), form: postalCodeRegex }),
    ),
  ]
}

/** Source: customer resources, countries with a registration number. */
function checkPhone(address: Address, rules: CountryRules): AddressProblem[] {
  if (!rules.isRegistrationRequired || given(address.phoneNumber) !== undefined) return []
  return [missing('phoneNumber', brokenRule('RequiredInCountry', placeOf(rules)))]
}

/** Country of a rule, for its text. */
function placeOf({ iso2Code, name }: CountryRules) {
  return { country: iso2Code, name }
}

function given(value: string | undefined): string | undefined {
  return value?.trim() || undefined
}

function missing(field: keyof Address, broken: BrokenRule): AddressProblem {
  return { field, value: '', broken, kind: 'missing' }
}

function invalid(field: keyof Address, value: string, broken: BrokenRule): AddressProblem {
  return { field, value, broken, kind: 'invalid' }
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Address lines have at most 200 characters, names 50.',
    fidelity: 'documented',
    source: 'Utility resources.',
  },
  {
    behaviour: 'A state of a country without a list has at most 50 characters.',
    fidelity: 'assumed',
    source: 'Utility resources have 2, but states of Australia have three letters.',
  },
  {
    behaviour: 'A state is required, and checked against a list, in US, CA, CN and MX only.',
    fidelity: 'documented',
    source: '"Validate an address"; the codes for Mexico are our choice.',
  },
  {
    behaviour: 'Postal codes are checked by the form of their country.',
    fidelity: 'observed',
    source:
      'Recorded country rules for CN, DE, GB, PT and US; the other countries from Google’s address data. Prefixes as in D-10117 are no part of a code.',
  },
]
