import {
  governmentDirectoryRoles,
  type Address,
  type EducationSegment,
  type VettingReason,
} from '@accredit/contract'
import { contoso, fabrikam } from './sandbox-directory.ts'

/** Builds a well-known customer id from its last two digits. */
export function customerId(digits: string): string {
  return `c0de0000-0000-4000-8000-${digits.padStart(12, '0')}`
}

/** Initial qualification of a seeded customer. */
export type SeededStart =
  | { readonly as: 'Education'; readonly status: 'Approved' }
  | {
      readonly as: 'Education'
      readonly status: 'Denied'
      readonly times: number
      readonly reason: VettingReason
    }
  | {
      readonly as: 'Education'
      readonly status: 'InReview'
      readonly segment: EducationSegment
      readonly caseId: string
    }
  | { readonly as: 'GovernmentCommunityCloud'; readonly code: string }
  | { readonly as: 'StateOwnedEntity' | 'Nonprofit' }

/** One seeded customer. */
export interface SeededCustomer {
  readonly id: string
  readonly partnerId: string
  readonly name: string
  readonly domain: string
  readonly email: string
  readonly contact: readonly [string, string]
  readonly address: Address
  readonly start?: SeededStart
  /** Directory roles granted to the partner's Admin and Sales agents. */
  readonly directoryRoles: readonly string[]
}

const us = (addressLine1: string, city: string, state: string, postalCode: string): Address => ({
  country: 'US',
  addressLine1,
  city,
  state,
  postalCode,
})

function customer(
  digits: string,
  name: string,
  mailDomain: string,
  contact: readonly [string, string],
  address: Address,
  start?: SeededStart,
): SeededCustomer {
  const tenant = name.toLowerCase().replaceAll(/[^a-z]/g, '')
  return {
    id: customerId(digits),
    partnerId: contoso.id,
    name,
    domain: `${tenant}.onmicrosoft.com`,
    email: `${contact[0].toLowerCase()}@${mailDomain}`,
    contact,
    address,
    ...(start && { start }),
    directoryRoles: governmentDirectoryRoles,
  }
}

const notEducation = 'Not an Education Customer'

/** The customers that the sandbox starts with. */
export const seededCustomers: readonly SeededCustomer[] = [
  customer(
    '01',
    'Northwind Primary School',
    'northwind-primary.example',
    ['Nora', 'Berg'],
    us('12 Orchard Lane', 'Spokane', 'WA', '99201'),
  ),
  customer(
    '02',
    'Wingtip University',
    'wingtip-university.example',
    ['Walter', 'Reyes'],
    us('500 College Avenue', 'Ithaca', 'NY', '14850'),
  ),
  {
    ...customer(
      '03',
      'City of Tailspin',
      'tailspin-city.example',
      ['Tara', 'Holt'],
      us('1 City Hall Plaza', 'Dayton', 'OH', '45402'),
    ),
    directoryRoles: ['Directory Readers'],
  },
  {
    ...customer(
      '04',
      'Adatum County Office',
      'adatum-county.example',
      ['Adam', 'Quist'],
      us('77 County Road', 'Boise', 'ID', '83702'),
    ),
    directoryRoles: [],
  },
  customer(
    '05',
    'Lucerne Public Library',
    'lucerne-library.example',
    ['Lucy', 'Amrein'],
    us('3 Library Square', 'Madison', 'WI', '53703'),
    { as: 'Education', status: 'Approved' },
  ),
  customer(
    '06',
    'Trey Research',
    'trey-research.example',
    ['Troy', 'Vance'],
    us('410 Innovation Drive', 'Austin', 'TX', '78701'),
    { as: 'Education', status: 'Denied', times: 1, reason: notEducation },
  ),
  customer(
    '07',
    'Proseware Ltd',
    'proseware.example',
    ['Paula', 'Stone'],
    us('88 Market Street', 'San Francisco', 'CA', '94103'),
    { as: 'Education', status: 'Denied', times: 3, reason: notEducation },
  ),
  customer(
    '08',
    'Alpine Water Authority',
    'alpine-water.example',
    ['Alma', 'Frey'],
    us('9 Reservoir Road', 'Denver', 'CO', '80202'),
    { as: 'StateOwnedEntity' },
  ),
  customer(
    '09',
    'Humongous Charity',
    'humongous-charity.example',
    ['Hugo', 'Lima'],
    us('25 Giving Way', 'Chicago', 'IL', '60601'),
    { as: 'Nonprofit' },
  ),
  customer(
    '10',
    'Woodgrove Federal Bureau',
    'woodgrove-bureau.example',
    ['Wanda', 'Cole'],
    us('1600 Federal Avenue NW', 'Washington', 'DC', '20006'),
    { as: 'GovernmentCommunityCloud', code: '12345' },
  ),
  customer('11', 'Relecloud', 'gmail.com', ['Rene', 'Duval'], {
    country: 'US',
    city: 'Portland',
    state: 'OR',
  }),
  customer(
    '12',
    'Bellows College',
    'bellows-college.example',
    ['Bella', 'Oduya'],
    us('21 Campus Drive', 'Amherst', 'MA', '01002'),
    { as: 'Education', status: 'InReview', segment: 'HigherEducation', caseId: customerId('ca12') },
  ),
  {
    ...customer(
      '21',
      'Margie’s Training Centre',
      'margies-training.example',
      ['Margie', 'Poole'],
      us('64 Harbor Street', 'Portland', 'ME', '04101'),
    ),
    domain: 'margiestraining.onmicrosoft.com',
    partnerId: fabrikam.id,
  },
]

/** The validation codes that the sandbox starts with. */
export const seededCodes = [
  {
    partnerId: contoso.id,
    id: '12345',
    organizationName: 'Contoso, Inc.',
    maxCreates: 5,
    remainingCreates: 4,
  },
  {
    partnerId: contoso.id,
    id: '67890',
    organizationName: 'Contoso, Inc. Finance Department',
    maxCreates: 5,
    remainingCreates: 5,
  },
  // Used for a customer whose relationship has ended since: a use is never given back.
  {
    partnerId: contoso.id,
    id: '10001',
    organizationName: 'Contoso, Inc. Pilot',
    maxCreates: 1,
    remainingCreates: 0,
  },
  {
    partnerId: contoso.id,
    id: '20002',
    organizationName: 'Contoso, Inc. Public Sector',
    maxCreates: null,
    remainingCreates: null,
  },
  {
    partnerId: fabrikam.id,
    id: '54321',
    organizationName: 'Fabrikam, Inc.',
    maxCreates: 2,
    remainingCreates: 2,
  },
] as const

/** The domains on the operator's own lists. */
export const seededDomains = [
  {
    domain: 'northwind-primary.example',
    names: ['Northwind Primary School'],
    reason: 'Fictitious school of the sandbox; stands for a listed academic domain.',
  },
  {
    domain: 'wingtip-university.example',
    names: ['Wingtip University'],
    reason: 'Fictitious university of the sandbox; stands for a listed academic domain.',
  },
] as const
