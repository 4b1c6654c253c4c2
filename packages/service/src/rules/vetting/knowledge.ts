/**
 * What vetting knows of the world. Hosts and domains are ASCII and in lower case. Every question is
 * answered from memory and without effect, so that a rule can ask it.
 */
export interface Knowledge {
  /** The domain that was registered, e.g. `ox.ac.uk` of `www.cs.ox.ac.uk`. */
  registrableDomain(host: string): string | undefined
  /** The entry of the academic list that names this host or a parent of it. */
  academicEntry(host: string): AcademicEntry | undefined
  /** Whether the academic list names this host or a parent of it. */
  isAcademicDomain(host: string): boolean
  /** Whether this host, or a parent of it, was struck from the academic list. */
  isExcludedDomain(host: string): boolean
  /** The academic suffix that the host stands under, e.g. `sch.uk`. */
  academicSuffix(host: string): AcademicSuffix | undefined
  /** Whether anyone gets a mailbox there for nothing. */
  isFreeMail(domain: string): boolean
  /** Whether mailboxes there are thrown away after use. */
  isDisposable(domain: string): boolean
  /** What holds in a country, by its two-letter code in any case. */
  countryRules(code: string): CountryRules | undefined
}

/** One domain of the academic list. */
export interface AcademicEntry {
  readonly domain: string
  /** Whose domain it is, where the list says so. */
  readonly institution?: string | undefined
}

/** A suffix that is meant for education. */
export interface AcademicSuffix {
  readonly suffix: string
  /** Whether its registry admits nothing but schools, so that the suffix alone is proof. */
  readonly closed: boolean
}

/** What holds in one country. What is not known is left out. */
export interface CountryRules {
  /** ISO 3166-1 alpha-2. */
  readonly iso2Code: string
  readonly name: string
  /** e.g. `pt-PT`. */
  readonly defaultCulture?: string | undefined
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
  readonly isVatIdSupported?: boolean | undefined
  readonly vatIdRegex?: string | undefined
  readonly isTaxIdSupported?: boolean | undefined
  readonly isTaxIdOptional?: boolean | undefined
  readonly countryCallingCodesList: readonly string[]
  /** Whether a customer there needs a registration number and a phone number. */
  readonly isRegistrationRequired: boolean
}
