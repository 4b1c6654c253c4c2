import type { Address, AddressValidationStatus } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'

/** An address whose check has a known result. */
interface ReferenceAddress {
  readonly address: Address
  readonly status: AddressValidationStatus
  /** True when the corrected address is suggested. */
  readonly suggests: boolean
}

const right: Address = {
  country: 'US',
  city: 'Redmond',
  state: 'WA',
  addressLine1: '1 Microsoft Way',
  postalCode: '98052',
}

const references: readonly ReferenceAddress[] = [
  { address: right, status: 'VerifiedShippable', suggests: false },
  { address: { ...right, postalCode: '98052-8300' }, status: 'Verified', suggests: false },
  { address: { ...right, city: 'Seattle' }, status: 'InteractionRequired', suggests: true },
  { address: { ...right, addressLine1: 'Microsoft Way' }, status: 'StreetPartial', suggests: true },
  {
    address: { ...right, addressLine1: '3 Microsoft Way' },
    status: 'PremisesPartial',
    suggests: true,
  },
  {
    address: {
      country: 'MD',
      region: 'Anenii Noi',
      city: 'Bulboac',
      addressLine1: '1 Strada Dacia',
      postalCode: '6512',
    },
    status: 'Multiple',
    suggests: false,
  },
  {
    address: { ...right, city: 'Seattle', postalCode: '98055' },
    status: 'None',
    suggests: false,
  },
]

/** Parts that distinguish places; people's names and numbers do not. */
const parts = ['country', 'region', 'state', 'city', 'addressLine1', 'addressLine2', 'postalCode']

/** Finds the known result of an address, compared without case and spacing. */
export function findReferenceAddress(
  address: Address,
): { status: AddressValidationStatus; suggested: Address[] } | undefined {
  const wanted = fold(address)
  const found = references.find((reference) => fold(reference.address) === wanted)
  return found && { status: found.status, suggested: found.suggests ? [right] : [] }
}

function fold(address: Address): string {
  const values = address as Readonly<Record<string, string | undefined>>
  return parts
    .map((part) => (values[part] ?? '').trim().replace(/\s+/g, ' ').toLowerCase())
    .join('\n')
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'In the sandbox seven addresses of the official samples have their known outcomes.',
    fidelity: 'observed',
    source: 'The .NET feature samples: 1 Microsoft Way, Redmond, and what is changed of it.',
  },
]
