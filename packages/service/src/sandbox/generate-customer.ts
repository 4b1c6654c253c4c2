import type { Address } from '@accredit/contract'
import type { CustomerRecord } from '../store/queries/customers.ts'
import { randomFrom } from './faults.ts'

/** Identity of a generated customer: its partner, its series and its index there. */
export interface GeneratedKey {
  readonly partnerId: string
  /** Identifies a series; at most 65535. */
  readonly seed: number
  /** From 0 within the series. */
  readonly index: number
}

const beginnings =
  'Alder Amber Ash Birch Bright Cedar Clear Cliff Coral Crest East Elm Fair Fern Glen Gold Green Hazel High Holly Iron Lake Long Maple Marsh Mill North Oak Pine River Rose Silver South Spring Stone Summer Sun West White Willow Wind Winter'.split(
    ' ',
  )
const endings =
  'bank borough bridge brook burn cliff combe dale field ford gate grove ham haven hill hurst land leigh mere mont moor port ridge shore side stead ton vale view ville ward wick wood worth'.split(
    ' ',
  )
const kinds = [
  'Primary School',
  'Elementary School',
  'High School',
  'Academy',
  'Community College',
  'University',
  'Public Library',
  'Museum of History',
  'County Office',
  'Water Authority',
  'Fire District',
  'Medical Group',
  'Engineering',
  'Logistics',
  'Foods',
  'Consulting',
]
const towns = [
  ['Spokane', 'WA', '992'],
  ['Ithaca', 'NY', '148'],
  ['Dayton', 'OH', '454'],
  ['Boise', 'ID', '837'],
  ['Madison', 'WI', '537'],
  ['Austin', 'TX', '787'],
  ['Denver', 'CO', '802'],
  ['Chicago', 'IL', '606'],
  ['Portland', 'OR', '972'],
  ['Amherst', 'MA', '010'],
  ['Tucson', 'AZ', '857'],
  ['Raleigh', 'NC', '276'],
] as const
const streets = ['Orchard Lane', 'College Avenue', 'Main Street', 'Harbor Road', 'Market Square']
const firstNames =
  'Ana Ben Cora Dan Eva Finn Gina Hugo Iris Jon Kaya Leo Mira Nils Olga Paul'.split(' ')
const lastNames = 'Adler Brandt Costa Diaz Evans Fuchs Grant Hale Ito Jensen Kovac Lima'.split(' ')

/** Returns the id of a generated customer; ids of one series are consecutive. */
export function generatedId({ seed, index }: Omit<GeneratedKey, 'partnerId'>): string {
  return `c0de${hex(seed, 4)}-0000-4000-9000-${hex(index, 12)}`
}

/** Returns the index of a generated customer in its series. */
export function indexOfGenerated(id: string): number {
  return Number.parseInt(id.slice(-12), 16)
}

/** Generates a customer with complete records, deterministically by key. */
export function generateCustomer(key: GeneratedKey, at: number): CustomerRecord {
  const { partnerId, seed, index } = key
  const random = randomFrom(Math.imul(seed + 1, 0x9e_37_79_b1) ^ Math.imul(index, 0x85_eb_ca_6b))
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
  const name = `${pick(beginnings)}${pick(endings)} ${pick(kinds)}`
  const slug = name.toLowerCase().replaceAll(/[^a-z]/g, '')
  const address = makeAddress(random, pick)
  const [firstName, lastName] = [pick(firstNames), pick(lastNames)]
  // Number, series and partner make it unique.
  const tenant = `${slug}${index.toString(36)}s${seed.toString(36)}p${partnerId.slice(-4)}`
  return {
    partnerId,
    id: generatedId(key),
    commerceId: `c0de${hex(seed, 4)}-0000-4000-a000-${hex(index, 12)}`,
    companyName: name,
    domain: `${tenant}.onmicrosoft.com`,
    relationship: 'reseller',
    allowDelegatedAccess: true,
    company: { email: `office@${slug}.example`, address },
    billing: {
      firstName,
      lastName,
      email: `${firstName.toLowerCase()}@${slug}.example`,
      culture: 'en-US',
      language: 'en',
      companyName: name,
      defaultAddress: address,
    },
    createdAt: at,
    updatedAt: at,
  }
}

function makeAddress(random: () => number, pick: <Item>(items: readonly Item[]) => Item): Address {
  const [city, state, zip] = pick(towns)
  const number = 1 + Math.floor(random() * 998)
  return {
    country: 'US',
    addressLine1: `${number} ${pick(streets)}`,
    city,
    state,
    postalCode: `${zip}${String(Math.floor(random() * 100)).padStart(2, '0')}`,
  }
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
