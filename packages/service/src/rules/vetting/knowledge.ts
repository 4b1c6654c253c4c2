/**
 * Facts about domains and countries. Hosts and domains are ASCII and in lower case. Every question is
 * answered from memory and without effect, so that a rule can ask it.
 */
export interface Knowledge {
  /** The domain that was registered, e.g. `ox.ac.uk` of `www.cs.ox.ac.uk`. */
  registrableDomain(host: string): string | undefined
  /** The entry of the lists that names this host or its nearest parent; no domain is on two lists. */
  listedDomain(host: string): ListedDomain | undefined
  /** The academic suffix that the host stands under, e.g. `sch.uk`. */
  academicSuffix(host: string): AcademicSuffix | undefined
  /** Rules of a country, by its two-letter code in any case. */
  countryRules(code: string): CountryRules | undefined
}

/** A domain that a list names, with the kind of host that it makes of everything below it. */
export type ListedDomain =
  | {
      readonly kind: 'academic'
      readonly domain: string
      /** Names of the institution, in all languages that the list has; may be empty. */
      readonly names: readonly string[]
    }
  /** `struck`: taken off the academic list. The others give mailboxes to anyone. */
  | { readonly kind: 'struck' | 'free-mail' | 'disposable'; readonly domain: string }

/** A suffix that is meant for education. */
export interface AcademicSuffix {
  readonly suffix: string
  /** Its registry says that it admits nothing but schools: stronger evidence, and still no proof. */
  readonly closed: boolean
}

/** Rules of one country. Unknown forms are left out. */
export interface CountryRules {
  /** ISO 3166-1 alpha-2. */
  readonly iso2Code: string
  readonly name: string
  /** e.g. `pt-PT`. */
  readonly defaultCulture: string
  readonly isStateRequired: boolean
  /** Codes of the states, where the country has a list. */
  readonly supportedStatesList: readonly string[]
  /** Other codes of the same states, which are accepted too. */
  readonly otherStates: readonly string[]
  readonly supportedLanguagesList: readonly string[]
  readonly supportedCulturesList: readonly string[]
  readonly isPostalCodeRequired: boolean
  /** Source of a regular expression over the whole code, in upper case. */
  readonly postalCodeRegex?: string | undefined
  readonly isCityRequired: boolean
  readonly isVatIdSupported: boolean
  /** Shortest VAT number, with a `#` for each sign that is not fixed. */
  readonly taxIdFormat?: string | undefined
  readonly taxIdSample?: string | undefined
  readonly vatIdRegex?: string | undefined
  readonly phoneNumberRegex?: string | undefined
  readonly isTaxIdSupported: boolean
  readonly isTaxIdOptional: boolean
  readonly countryCallingCodesList: readonly string[]
  /** True when customers there need a registration number and a phone number. */
  readonly isRegistrationRequired: boolean
}
