import { pathSegment } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import { send } from '../send.ts'

/** Rules of a country for addresses and tax data. Source: the .NET SDK's model. */
export interface CountryValidationRules {
  /** ISO 3166-1 alpha-2. */
  readonly iso2Code: string
  readonly defaultCulture: string
  readonly isStateRequired: boolean
  readonly supportedStatesList: readonly string[]
  readonly supportedLanguagesList: readonly string[]
  readonly supportedCulturesList: readonly string[]
  readonly isPostalCodeRequired: boolean
  readonly postalCodeRegex: string
  readonly isCityRequired: boolean
  readonly isVatIdSupported: boolean
  readonly taxIdFormat?: string
  readonly taxIdSample?: string
  readonly vatIdRegex?: string
  readonly phoneNumberRegex?: string
  readonly isTaxIdSupported: boolean
  readonly isTaxIdOptional: boolean
  readonly countryCallingCodesList: readonly string[]
  readonly customerOrganizationRegistrationNumberRegex?: string
  readonly customerOrganizationRegistrationNumberSample?: string
  readonly customerOrganizationRegistrationNumberRequired?: boolean
  readonly customerOrganizationPhoneNumberRequired?: boolean
}

/** The rules of countries. */
export function countryValidationRules(connection: Connection) {
  return {
    /** Picks a country by its two letters, e.g. `US`. */
    byCountry(iso2Code: string) {
      const path = `/v1/countryvalidationrules/${pathSegment(iso2Code)}`
      return {
        /** Reads the country's rules. */
        get: (options?: CallOptions): Promise<CountryValidationRules> =>
          send(connection, { method: 'GET', path }, options),
      }
    },
  }
}

/** The rules of countries. */
export type CountryValidationRulesResource = ReturnType<typeof countryValidationRules>
