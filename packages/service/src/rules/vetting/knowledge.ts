/**
 * Facts about domains and countries. Hosts and domains are ASCII and in lower case. Every question
 * is answered from memory without side effects, so that rules can use it.
 */
export interface Knowledge {
  /** Registered domain, e.g. `ox.ac.uk` for `www.cs.ox.ac.uk`. */
  registrableDomain(host: string): string | undefined
  /** List entry for this host or its nearest parent; no domain is on two lists. */
  listedDomain(host: string): ListedDomain | undefined
  /** Academic suffix of the host, e.g. `sch.uk`. */
  academicSuffix(host: string): AcademicSuffix | undefined
  /** Rules of a country, by its two-letter code in any case. */
  countryRules(code: string): CountryRules | undefined
}

/** A listed domain, with the kind that it gives to itself and all subdomains. */
export type ListedDomain =
  | {
      readonly kind: 'academic'
      readonly domain: string
      /** Names of the institution, in all languages that the list has; may be empty. */
      readonly names: readonly string[]
    }
  /** `struck`: removed from the academic list. The others give mailboxes to anyone. */
  | { readonly kind: 'struck' | 'free-mail' | 'disposable'; readonly domain: string }

/** A suffix intended for education. */
export interface AcademicSuffix {
  readonly suffix: string
  /** Its registry states that it admits only schools: stronger evidence, but no proof. */
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
  /** Codes of the states, if the country has a list. */
  readonly supportedStatesList: readonly string[]
  /** Other codes of the same states that are accepted, too. */
  readonly otherStates: readonly string[]
  readonly supportedLanguagesList: readonly string[]
  readonly supportedCulturesList: readonly string[]
  readonly isPostalCodeRequired: boolean
  /** Source of a regular expression for the whole code, in upper case. */
  readonly postalCodeRegex?: string | undefined
  readonly isCityRequired: boolean
  readonly isVatIdSupported: boolean
  /** Shortest VAT number, with a `#` for each variable character. */
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
