import assert from 'node:assert/strict'
import type { SdkAddress } from '../models.ts'
import { present, type Scenario } from './scenario.ts'

const base: Partial<SdkAddress> = {
  addressLine1: '1 Microsoft Way',
  city: 'Redmond',
  state: 'WA',
  country: 'US',
  postalCode: '98052',
}

/** The inputs of the official sample, with the status that it expects of each. */
const samples: readonly (readonly [status: string, address: Partial<SdkAddress>])[] = [
  ['VerifiedShippable', base],
  ['Verified', { ...base, postalCode: '98052-8300' }],
  ['InteractionRequired', { ...base, city: 'Seattle' }],
  ['StreetPartial', { ...base, addressLine1: 'Microsoft Way' }],
  ['PremisesPartial', { ...base, addressLine1: '3 Microsoft Way' }],
  [
    'Multiple',
    {
      addressLine1: '1 Strada Dacia',
      city: 'Bulboac',
      region: 'Anenii Noi',
      country: 'MD',
      postalCode: '6512',
    },
  ],
  ['None', { ...base, city: 'Seattle', postalCode: '98055' }],
  ['NotValidated', { ...base, country: '' }],
]

/** The check of addresses as the .NET SDK reads it. */
export const dotNetAddressScenarios: readonly Scenario[] = samples.map(([status, address]) => ({
  name: `checks an address that is ${status}`,
  async run({ dotNet }) {
    const checked = await (await dotNet()).validateAddress(address)
    assert.equal(checked?.status, status)
    // The sample counts the suggestions without asking whether there are any.
    assert.ok(Array.isArray(present(checked.suggestedAddresses, 'suggestedAddresses')))
    assert.equal(checked.originalAddress?.addressLine1, address.addressLine1)
  },
}))
