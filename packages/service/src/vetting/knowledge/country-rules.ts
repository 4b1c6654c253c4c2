import { readFileSync } from 'node:fs'
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
  readonly languages?: readonly string[]
  readonly vatId?: string
  readonly vatIdSupported?: boolean
  readonly taxId?: boolean
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
  const iso2Code = code.toUpperCase()
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
  const languages = data.languages ?? []
  const cultures = languages.map((language) => `${language}-${iso2Code}`)
  const vatIdSupported = data.vatId === undefined ? data.vatIdSupported : true
  return Object.freeze({
    iso2Code,
    name: data.name,
    isStateRequired: states.length > 0,
    supportedStatesList: states,
    otherStates: data.otherStates ?? [],
    supportedLanguagesList: languages,
    supportedCulturesList: cultures,
    isPostalCodeRequired: data.postalCodeRequired,
    isCityRequired: data.cityRequired,
    countryCallingCodesList: data.callingCodes ?? [],
    isRegistrationRequired: data.registrationRequired ?? false,
    ...(cultures[0] === undefined ? {} : { defaultCulture: cultures[0] }),
    ...(data.postalCode === undefined ? {} : { postalCodeRegex: data.postalCode }),
    ...(data.vatId === undefined ? {} : { vatIdRegex: data.vatId }),
    ...(vatIdSupported === undefined ? {} : { isVatIdSupported: vatIdSupported }),
    ...(data.taxId === undefined ? {} : { isTaxIdSupported: data.taxId, isTaxIdOptional: true }),
  })
}
