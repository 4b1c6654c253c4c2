import type { CountryRules, Knowledge, ListedDomain } from '../../src/rules/vetting/knowledge.ts'
import type { VettingSubject } from '../../src/rules/vetting/subject.ts'

/** Changes to the example, member by member. */
interface Changes {
  readonly customer?: Partial<VettingSubject['customer']>
  readonly request?: VettingSubject['request']
  readonly earlier?: VettingSubject['earlier']
  readonly lastOf?: VettingSubject['lastOf']
}

/** A complete record of a school on a listed domain, for tests that change one thing. */
export function exampleSubject(changes: Changes = {}): VettingSubject {
  return {
    customer: {
      id: 'c0de0000-0000-4000-8000-000000000099',
      companyName: 'Orchard Lane Primary School',
      domain: 'orchardlane.onmicrosoft.com',
      email: 'office@orchard.example',
      address: exampleAddress,
      ...changes.customer,
    },
    request: { educationSegment: 'K12', website: 'www.orchard.example', ...changes.request },
    earlier: changes.earlier ?? [],
    lastOf: changes.lastOf,
  }
}

/** An address without a problem. */
export const exampleAddress = {
  country: 'US',
  addressLine1: '12 Orchard Lane',
  city: 'Spokane',
  state: 'WA',
  postalCode: '99201',
}

const countries: Record<string, CountryRules> = {
  US: country('US', 'United States', {
    isStateRequired: true,
    supportedStatesList: ['MA', 'WA'],
    postalCodeRegex: '^\\d{5}(-\\d{4})?$',
  }),
  MX: country('MX', 'Mexico', {
    isStateRequired: true,
    supportedStatesList: ['JC'],
    otherStates: ['JAL'],
    postalCodeRegex: '^\\d{5}$',
  }),
  GB: country('GB', 'United Kingdom', { postalCodeRegex: '^[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}$' }),
  HK: country('HK', 'Hong Kong', { isPostalCodeRequired: false, isCityRequired: false }),
  UA: country('UA', 'Ukraine', { postalCodeRegex: '^\\d{5}$', isRegistrationRequired: true }),
}

const listed: readonly ListedDomain[] = [
  { kind: 'academic', domain: 'orchard.example', names: ['Orchard Lane Primary School'] },
  { kind: 'academic', domain: 'nameless.example', names: [] },
  { kind: 'struck', domain: 'abused.example' },
  { kind: 'free-mail', domain: 'freemail.example' },
  { kind: 'disposable', domain: 'throwaway.example' },
]

/** A small world: `orchard.example` is listed, `*.school.example` is for schools alone. */
export const exampleKnowledge: Knowledge = {
  registrableDomain: (host) =>
    host.includes('.') ? host.split('.').slice(-2).join('.') : undefined,
  listedDomain: (host) => listed.find(({ domain }) => under(host, domain)),
  academicSuffix: (host) => {
    if (under(host, 'school.example')) return { suffix: 'school.example', closed: true }
    return under(host, 'edu') ? { suffix: 'edu', closed: false } : undefined
  },
  countryRules: (code) => countries[code.toUpperCase()],
}

function under(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

function country(iso2Code: string, name: string, changes: Partial<CountryRules>): CountryRules {
  return {
    iso2Code,
    name,
    defaultCulture: 'en-US',
    isStateRequired: false,
    supportedStatesList: [],
    otherStates: [],
    supportedLanguagesList: [],
    supportedCulturesList: [],
    isPostalCodeRequired: true,
    isCityRequired: true,
    isVatIdSupported: false,
    isTaxIdSupported: false,
    isTaxIdOptional: false,
    countryCallingCodesList: [],
    isRegistrationRequired: false,
    ...changes,
  }
}
