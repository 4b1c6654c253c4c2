import type { Behaviour } from './behaviour.ts'
import { refusal, type Refusal } from './refusal.ts'

/** Formats of an organisation's number, by country that demands one. */
const forms: Readonly<Record<string, string>> = {
  AM: '^\\d{8}$',
  AZ: '^\\d{10}$',
  BY: '^\\d{9}$',
  HU: '^(\\d{2}-?\\d{2}-?\\d{6}|\\d{8}-?\\d-?\\d{2})$',
  KG: '^\\d{14}$',
  KZ: '^\\d{12}$',
  MD: '^\\d{13}$',
  RU: '^(\\d{10}|\\d{12}|\\d{13}|\\d{15})$',
  TJ: '^\\d{9}$',
  UA: '^\\d{8}(\\d{2}|\\d{4})?$',
  UZ: '^\\d{9}$',
}

/** The regular expression of a country's registration numbers, where they are demanded. */
export function registrationNumberForm(iso2Code: string): string | undefined {
  return forms[iso2Code.toUpperCase()]
}

/**
 * Refuses a registration number where there is none, and a missing or malformed one where one is
 * demanded.
 * @param country two-letter code
 */
export function checkRegistrationNumber(
  number: string | undefined,
  country: string,
): Refusal | undefined {
  const regex = registrationNumberForm(country)
  if (regex === undefined) {
    if (number === undefined) return undefined
    const value = `"${number}"`
    return refusal('OrganizationRegistrationNumberNotSupported', { value, country })
  }
  if (number === undefined)
    return refusal('OrganizationRegistrationNumberMissing', { country, regex })
  if (new RegExp(regex).test(number)) return undefined
  return refusal('OrganizationRegistrationNumberInvalid', { value: `"${number}"`, country, regex })
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'organizationRegistrationNumber is mandatory in AM, AZ, BY, HU, KZ, KG, MD, RU, TJ, UZ and UA, and refused elsewhere (400; 600049, 600002).',
    fidelity: 'documented',
    source: 'Customer resources; error codes. Countries that were added later are not among them.',
  },
  {
    behaviour: 'A malformed number is 400/600050 with the regular expression in the text.',
    fidelity: 'documented',
    source: 'Error codes.',
  },
  {
    behaviour: 'Registration numbers are judged by length and form, country by country.',
    fidelity: 'assumed',
    source: 'The lengths of national tax and company registers; no page gives the expressions.',
  },
]
