import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Address } from '@accredit/contract'
import fc from 'fast-check'
import { checkAddress } from './check-address.ts'
import { exampleAddress, exampleKnowledge } from '../../../test/support/example-subject.ts'

const problemsOf = (address: Address) =>
  checkAddress(address, exampleKnowledge).map(({ field, kind }) => `${kind} ${field}`)

const cases: [string, Address, string[]][] = [
  ['a complete address', exampleAddress, []],
  ['country and state in lower case', { ...exampleAddress, country: 'us', state: 'wa' }, []],
  ['a long ZIP code', { ...exampleAddress, postalCode: '98052-8300' }, []],
  ['nothing at all', {}, ['missing country', 'missing addressLine1']],
  ['a country that is none', { ...exampleAddress, country: 'ZZ' }, ['invalid country']],
  ['a country by its name', { ...exampleAddress, country: 'Spain' }, ['invalid country']],
  ['no street', { ...exampleAddress, addressLine1: '  ' }, ['missing addressLine1']],
  [
    'a street of 201 characters',
    { ...exampleAddress, addressLine1: 'x'.repeat(201) },
    ['invalid addressLine1'],
  ],
  [
    'a name of 51 characters',
    { ...exampleAddress, lastName: 'x'.repeat(51) },
    ['invalid lastName'],
  ],
  ['no city', { ...exampleAddress, city: '' }, ['missing city']],
  ['no state where one is required', { ...exampleAddress, state: '' }, ['missing state']],
  ['a state that is none', { ...exampleAddress, state: 'XX' }, ['invalid state']],
  ['no postal code', { ...exampleAddress, postalCode: '' }, ['missing postalCode']],
  [
    'a postal code of another form',
    { ...exampleAddress, postalCode: '9920' },
    ['invalid postalCode'],
  ],
  [
    'several faults',
    { country: 'US', city: 'Portland', state: 'XX' },
    ['missing addressLine1', 'invalid state', 'missing postalCode'],
  ],
  [
    'another spelling of a state',
    { ...exampleAddress, country: 'MX', state: 'JAL', postalCode: '44100' },
    [],
  ],
  [
    'a long state where there is no list',
    {
      country: 'GB',
      addressLine1: '1 High Street',
      city: 'Oxford',
      state: 'O'.repeat(51),
      postalCode: 'OX1 4BH',
    },
    ['invalid state'],
  ],
  [
    'a postal code in lower case',
    { country: 'GB', addressLine1: '1 High Street', city: 'Oxford', postalCode: 'ox1 4bh' },
    [],
  ],
  ['a place without city and postal code', { country: 'HK', addressLine1: '1 Peak Road' }, []],
  [
    'no phone number where one is required',
    { country: 'UA', addressLine1: 'вул. Хрещатик 1', city: 'Київ', postalCode: '01001' },
    ['missing phoneNumber'],
  ],
]

for (const [what, address, problems] of cases) {
  test(`${what}: ${problems.join(', ') || 'no problem'}`, () => {
    assert.deepEqual(problemsOf(address), problems)
  })
}

test('a problem names the value and the rule', () => {
  const [problem] = checkAddress({ ...exampleAddress, state: 'XX' }, exampleKnowledge)
  assert.deepEqual(problem, {
    field: 'state',
    value: 'XX',
    broken: {
      rule: 'StateKnown',
      values: { country: 'US', name: 'United States', states: ['MA', 'WA'] },
    },
    kind: 'invalid',
  })
})

const without = (fields: readonly string[]): Address =>
  Object.fromEntries(Object.entries(exampleAddress).filter(([field]) => !fields.includes(field)))

test('filling in a missing part removes its problem and adds no other', () => {
  const parts = ['addressLine1', 'city', 'state', 'postalCode'] as const
  fc.assert(
    fc.property(fc.subarray([...parts]), fc.constantFrom(...parts), (absent, part) => {
      const before = problemsOf(without(absent))
      const after = problemsOf(without(absent.filter((field) => field !== part)))
      assert.deepEqual(
        after,
        before.filter((problem) => problem !== `missing ${part}`),
      )
    }),
  )
})
