import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { CustomerBillingProfile } from '@accredit/client'
import { changedMeanwhile, fromBillingForm, mergeStored, toBillingForm } from './billing-form.ts'

const profile: CustomerBillingProfile = {
  id: 'c0de0000-0000-4000-8000-000000000001',
  companyName: 'Northwind Primary School',
  firstName: 'Nora',
  email: 'nora@northwind.example',
  culture: 'en-US',
  language: 'en',
  defaultAddress: { country: 'US', addressLine1: '12 Orchard Lane', city: 'Spokane', state: 'WA' },
  links: { self: { uri: '/x', method: 'GET', headers: [] } },
  attributes: { etag: '1', objectType: 'CustomerBillingProfile' },
}
const opened = toBillingForm(profile)

it('changes what was typed and nothing else', () => {
  const typed = { ...opened, firstName: '', city: 'Seattle ' }
  const { firstName: _first, ...rest } = profile
  assert.deepEqual(fromBillingForm(typed, profile), {
    ...rest,
    defaultAddress: { ...profile.defaultAddress, city: 'Seattle' },
  })
})

it('loses nothing when somebody else saved meanwhile', () => {
  const typed = { ...opened, city: 'Seattle', email: 'new@northwind.example' }
  const stored = { ...opened, city: 'Tacoma', lastName: 'Berg' }
  const merged = mergeStored(opened, stored, typed)
  assert.equal(merged.city, 'Seattle')
  assert.equal(merged.email, 'new@northwind.example')
  assert.equal(merged.lastName, 'Berg')
  assert.deepEqual(changedMeanwhile(opened, stored, merged), { city: 'Tacoma' })
})
