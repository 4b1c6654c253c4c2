import { readFileSync } from 'node:fs'
import { countryCode } from '../../rules/read/country-code.ts'
import type { CountryRules } from '../../rules/vetting/knowledge.ts'
import { dataFile } from './data-file.ts'

interface CountryData {
  readonly name: string
  readonly cityRequired: boolean
  readonly postalCodeRequired: boolean
  readonly postalCode?: string
  readonly states?: readonly string[]
  readonly otherStates?: readonly string[]
  readonly registrationRequired?: boolean
  readonly callingCodes?: readonly string[]
  readonly languages: readonly string[]
  /** The one to expect without further knowledge first. */
  readonly cultures: readonly [string, ...string[]]
  readonly taxIdFormat?: string
  readonly taxIdSample?: string
  readonly vatId?: string
  readonly phoneNumber?: string
  readonly taxIdSupported?: boolean
  readonly taxIdOptional?: boolean
}

let countries: Readonly<Record<string, CountryData>> | undefined
const described = new Map<string, CountryRules>()

/**
 * Rules of a country, by its two-letter code in any case; undefined for an unknown code. The data are
 * read on first use. A state is required only where there is a list of states, as recorded answers
 * show.
 * @example countryRules('PT')?.postalCodeRegex // '^\\d{4}(-\\d{3})?$'
 */
export function countryRules(code: string): CountryRules | undefined {
  const iso2Code = countryCode(code)
  const known = described.get(iso2Code)
  if (known !== undefined) return known
  countries ??= readCountries()
  const data = Object.hasOwn(countries, iso2Code) ? countries[iso2Code] : undefined
  if (data === undefined) return undefined
  const rules = describe(iso2Code, data)
  described.set(iso2Code, rules)
  return rules
}

/** The codes of all countries, sorted. */
export function countryCodes(): string[] {
  countries ??= readCountries()
  return Object.keys(countries)
}

function readCountries(): Readonly<Record<string, CountryData>> {
  const file = JSON.parse(readFileSync(dataFile('countries.json'), 'utf8')) as {
    readonly countries: Readonly<Record<string, CountryData>>
  }
  return file.countries
}

function describe(iso2Code: string, data: CountryData): CountryRules {
  const states = data.states ?? []
  return Object.freeze({
    iso2Code,
    name: data.name,
    isStateRequired: states.length > 0,
    supportedStatesList: states,
    otherStates: data.otherStates ?? [],
    supportedLanguagesList: data.languages,
    supportedCulturesList: data.cultures,
    defaultCulture: data.cultures[0],
    isPostalCodeRequired: data.postalCodeRequired,
    isCityRequired: data.cityRequired,
    countryCallingCodesList: data.callingCodes ?? [],
    isRegistrationRequired: data.registrationRequired ?? false,
    isVatIdSupported: data.vatId !== undefined,
    isTaxIdSupported: data.taxIdSupported ?? false,
    isTaxIdOptional: data.taxIdOptional ?? false,
    postalCodeRegex: data.postalCode,
    taxIdFormat: data.taxIdFormat,
    taxIdSample: data.taxIdSample,
    vatIdRegex: data.vatId,
    phoneNumberRegex: data.phoneNumber,
  })
}
