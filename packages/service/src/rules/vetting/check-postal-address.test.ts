import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPostalAddress } from './check-postal-address.ts'
import {
  exampleAddress,
  exampleKnowledge,
  exampleSubject,
} from '../../../test/support/example-subject.ts'

const check = (address: object | undefined) =>
  checkPostalAddress(exampleSubject({ customer: { address } }), exampleKnowledge)

test('a complete address passes and names the country', () => {
  const [found] = check({ ...exampleAddress, country: 'us' })
  assert.equal(found?.code, 'address-complete')
  assert.equal(found.text, 'The postal address is complete and valid for United States.')
  assert.deepEqual(found.evidence, { country: 'US' })
})

test('an absent or blank address is missing', () => {
  assert.equal(check(undefined)[0]?.code, 'address-missing')
  assert.equal(check({})[0]?.code, 'address-missing')
  assert.equal(check({ country: ' ', city: '' })[0]?.code, 'address-missing')
})

test('missing parts are named', () => {
  const [found, ...others] = check({ country: 'US', city: 'Portland', state: 'WA' })
  assert.equal(found?.code, 'address-incomplete')
  assert.equal(found.text, 'The postal address lacks addressLine1, postalCode.')
  assert.deepEqual(others, [])
})

test('missing and wrong parts are two findings of one check', () => {
  const found = check({ ...exampleAddress, city: '', postalCode: 'x' })
  assert.deepEqual(
    found.map(({ code }) => code),
    ['address-incomplete', 'address-invalid'],
  )
  assert.match(found[1]?.text ?? '', /postalCode is "x", but it must have the form/)
  assert.deepEqual(found[1]?.evidence, { postalCode: 'x' })
})
