import type { Behaviour } from '../behaviour.ts'
import { refusal, type Refusal } from '../refusal.ts'

/** Format of a country's registration numbers. */
interface RegistrationNumberForm {
  /** Source of a regular expression for the whole number. */
  readonly regex: string
  /** An invented number of this format. */
  readonly sample: string
}

/**
 * Format for countries whose register specifies none. Source: the range of lengths that a
 * distributor publishes.
 */
const loose: RegistrationNumberForm = {
  regex: '^[A-Za-z0-9 ./-]{5,22}$',
  sample: '12.345.678/0001-99',
}
const addedLater = 'AE BR IN IQ MM PL SA SS TH TR VE VN ZA'.split(' ')

/** Formats of organisations' numbers where they are required. */
const forms: ReadonlyMap<string, RegistrationNumberForm> = new Map([
  ['AM', { regex: '^\\d{8}$', sample: '12345678' }],
  ['AZ', { regex: '^\\d{10}$', sample: '1234567890' }],
  ['BY', { regex: '^\\d{9}$', sample: '123456789' }],
  ['HU', { regex: '^(\\d{2}-?\\d{2}-?\\d{6}|\\d{8}-?\\d-?\\d{2})$', sample: '01-09-123456' }],
  ['KG', { regex: '^\\d{14}$', sample: '12345678901234' }],
  ['KZ', { regex: '^\\d{12}$', sample: '123456789012' }],
  ['MD', { regex: '^\\d{13}$', sample: '1234567890123' }],
  ['RU', { regex: '^(\\d{10}|\\d{12}|\\d{13}|\\d{15})$', sample: '7701234567' }],
  ['TJ', { regex: '^\\d{9}$', sample: '123456789' }],
  ['UA', { regex: '^\\d{8}(\\d{2}|\\d{4})?$', sample: '12345678' }],
  ['UZ', { regex: '^\\d{9}$', sample: '123456789' }],
  ...addedLater.map((code) => [code, loose] as const),
])

/** Returns the format of a country's registration numbers, where they are required. */
export function registrationNumberForm(iso2Code: string): RegistrationNumberForm | undefined {
  return forms.get(iso2Code.toUpperCase())
}

/**
 * Refuses a registration number where the country has none, and a missing or malformed one where it
 * is required.
 * @param country two-letter code
 */
export function checkRegistrationNumber(
  number: string | undefined,
  country: string,
): Refusal | undefined {
  const form = registrationNumberForm(country)
  if (form === undefined) {
    if (number === undefined) return undefined
    const value = `"${number}"`
    return refusal('OrganizationRegistrationNumberNotSupported', { value, country })
  }
  const { regex } = form
  if (number === undefined)
    return refusal('OrganizationRegistrationNumberMissing', { country, regex })
  if (new RegExp(regex).test(number)) return undefined
  return refusal('OrganizationRegistrationNumberInvalid', { value: `"${number}"`, country, regex })
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'organizationRegistrationNumber is mandatory in AE, AM, AZ, BR, BY, HU, IN, IQ, KG, KZ, MD, MM, PL, RU, SA, SS, TH, TJ, TR, UA, UZ, VE, VN and ZA, and refused elsewhere (400; 600049, 600002).',
    fidelity: 'documented',
    source: 'Customer resources; utility resources of 2023 and later; error codes.',
  },
  {
    behaviour: 'A malformed number is 400/600050 with the regular expression in the text.',
    fidelity: 'documented',
    source: 'Error codes.',
  },
  {
    behaviour:
      'Registration numbers are judged by length and form, country by country; in the thirteen countries that were added later 5 to 22 letters, digits, spaces and the signs ".", "-" and "/" are taken.',
    fidelity: 'assumed',
    source:
      'The lengths of national tax and company registers, and a distributor’s page; no page of Microsoft gives the expressions.',
  },
]
