import { resolveSchema, type Schema } from './describe-api.ts'
import { hostileValue } from './hostile.ts'
import type { Random } from './random.ts'

/** Values that members of this name really have; without them nothing would get past the form. */
const knownValues: Readonly<Record<string, readonly unknown[]>> = {
  qualification: [
    'Education',
    'Education',
    'GovernmentCommunityCloud',
    'StateOwnedEntity',
    'StateOwnedEntity',
    'education',
    'government_community_cloud',
    'None',
    'Nonprofit',
    0,
    1,
    2,
    3,
    4,
    5,
    '3',
  ],
  educationSegment: ['K12', 'HigherEducation', 'k12', 'Kindergarten'],
  website: ['wingtip.example.edu', 'approve.accredit.test', 'https://review.accredit.test/x'],
  validationCode: ['12345', '67890', '10001', '20002', '54321'],
  defaultAddress: [
    {
      addressLine1: '1 Microsoft Way',
      city: 'Redmond',
      state: 'WA',
      postalCode: '98052',
      country: 'US',
      firstName: 'Ana',
      lastName: 'Silva',
      phoneNumber: '4255550100',
    },
    { addressLine1: 'Rua Nova 1', city: 'Évora', postalCode: '7000-001', country: 'PT' },
  ],
  culture: ['en-US', 'EN-US', 'pt-PT'],
  language: ['en', 'En', 'pt'],
  country: ['US', 'us', 'PT', 'AM', 'ZZ'],
  state: ['WA', 'XX'],
  city: ['Redmond'],
  postalCode: ['98052', '98052-8300', '1000-001'],
  addressLine1: ['1 Microsoft Way'],
  phoneNumber: ['4255550100'],
  email: ['office@wingtip.example.edu'],
  associatedPartnerId: ['c0de0000-0000-4000-8000-00000000e001'],
  companyName: ['Wingtip School', 'Universidade de Évora'],
  firstName: ['Ana'],
  lastName: ['Silva'],
  relationshipToPartner: ['none', 'None', 'reseller', 5],
  verdict: ['approve', 'deny'],
  reason: ['Not an Education Customer', 'Not an Academic Domain'],
  assignee: ['reviewer1@vetting.accredit.test', null],
}

/** Makes a value that fits a schema. */
export function generateValue(random: Random, schema: Schema, name = ''): unknown {
  const known = knownValues[name]
  if (known && random.chance(0.95)) return random.pick(known)
  const {
    anyOf,
    const: only,
    enum: choices,
    items,
    properties,
    required,
    type,
  } = resolveSchema(schema)
  if (only !== undefined) return only
  if (choices) return random.pick(choices)
  if (anyOf) return generateValue(random, random.pick(anyOf), name)
  switch (typeof type === 'string' ? type : type?.[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(properties ?? {})
          .filter(([member]) => required?.includes(member) || random.chance(0.4))
          .map(([member, of]) => [member, generateValue(random, of, member)]),
      )
    case 'array':
      return Array.from({ length: random.below(3) }, () => generateValue(random, items ?? {}))
    case 'boolean':
      return random.chance(0.5)
    case 'integer':
    case 'number':
      return random.below(10)
    case 'null':
      return null
    default:
      return name === 'domain'
        ? `fuzz${random.below(1_000_000_000)}.onmicrosoft.com`
        : random.pick(['a', 'Some Text', 'Universidade de Évora', '42'])
  }
}

/** Changes a value in one or a few places, so that it nearly fits. */
export function mutateValue(random: Random, value: unknown): unknown {
  if (random.chance(0.1)) return hostileValue(random)
  if (Array.isArray(value)) return [...(value as unknown[]), hostileValue(random)]
  if (typeof value !== 'object' || value === null) return hostileValue(random)
  const members = Object.entries(value)
  if (members.length === 0) return { unknown: hostileValue(random) }
  const [name, old] = random.pick(members)
  const rest = members.filter(([other]) => other !== name)
  switch (random.below(6)) {
    case 0:
      return Object.fromEntries(rest)
    case 1:
      return Object.fromEntries([...rest, [name.toUpperCase(), old]])
    case 2:
      return Object.fromEntries([...members, [name.toUpperCase(), hostileValue(random)]])
    case 3:
      return Object.fromEntries([...rest, [name, mutateValue(random, old)]])
    case 4:
      return Object.fromEntries([...rest, [name, [old, old]]])
    default:
      return Object.fromEntries([...rest, [name, hostileValue(random)]])
  }
}
