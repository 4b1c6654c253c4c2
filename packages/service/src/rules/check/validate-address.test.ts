import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadKnowledge } from '../../vetting/load-knowledge.ts'
import { validateAddress } from './validate-address.ts'

const right = {
  country: 'US',
  city: 'Redmond',
  state: 'WA',
  addressLine1: '1 Microsoft Way',
  postalCode: '98052',
}

const judge = (change: object) =>
  validateAddress({ ...right, ...change }, loadKnowledge(), { references: false }).status

test('without the sandbox’s references no address is reported as shippable', () => {
  assert.equal(judge({}), 'Verified')
  assert.equal(judge({ city: 'Seattle' }), 'Verified', 'which city has which code is not known')
  assert.equal(judge({ postalCode: '980' }), 'None')
})

test('people’s names and numbers do not matter to a reference address', () => {
  const person = { firstName: 'Ada', phoneNumber: '1', addressLine3: '' }
  const options = { references: true }
  const { status, originalAddress } = validateAddress(
    { ...right, ...person },
    loadKnowledge(),
    options,
  )
  assert.equal(status, 'VerifiedShippable')
  assert.deepEqual(originalAddress, { ...right, ...person })
  const elsewhere = validateAddress({ ...right, addressLine2: 'Suite 7' }, loadKnowledge(), options)
  assert.equal(elsewhere.status, 'Verified')
})
