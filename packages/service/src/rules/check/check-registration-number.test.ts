import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkRegistrationNumber } from './check-registration-number.ts'

const good: [country: string, number: string | undefined][] = [
  ['US', undefined],
  ['AM', '12345678'],
  ['az', '1234567890'],
  ['BY', '123456789'],
  ['HU', '01-09-123456'],
  ['HU', '12345678-1-42'],
  ['KG', '12345678901234'],
  ['KZ', '123456789012'],
  ['MD', '1234567890123'],
  ['RU', '7701234567'],
  ['TJ', '123456789'],
  ['UA', '12345678'],
  ['UZ', '123456789'],
]

for (const [country, number] of good) {
  test(`${number ?? 'no number'} is right in ${country}`, () => {
    assert.equal(checkRegistrationNumber(number, country), undefined)
  })
}

for (const [country, number] of good) {
  if (number === undefined) continue
  test(`one digit more or less than ${number}, or a letter, is wrong in ${country}`, () => {
    for (const bad of [`${number}1`, number.slice(1), `x${number}`, number.replace(/.$/, 'x')]) {
      const error = checkRegistrationNumber(bad, country)?.error
      assert.equal(error, 'OrganizationRegistrationNumberInvalid', bad)
    }
  })
}

for (const country of 'AE BR IN IQ MM PL SA SS TH TR VE VN ZA'.split(' ')) {
  test(`${country} requires 5 to 22 letters, digits and separators`, () => {
    for (const number of ['12345', '12.345.678/0001-99', 'AB 123-45', '1'.repeat(22)]) {
      assert.equal(checkRegistrationNumber(number, country), undefined, number)
    }
    for (const number of ['1234', '1'.repeat(23), '12345_', '12345\u00a0', '１２３４５']) {
      const error = checkRegistrationNumber(number, country)?.error
      assert.equal(error, 'OrganizationRegistrationNumberInvalid', number)
    }
    const missing = checkRegistrationNumber(undefined, country)?.error
    assert.equal(missing, 'OrganizationRegistrationNumberMissing')
  })
}

test('a number is refused where the country has none', () => {
  assert.deepEqual(checkRegistrationNumber('5', 'US'), {
    error: 'OrganizationRegistrationNumberNotSupported',
    parameters: { value: '"5"', country: 'US' },
  })
})

test('a missing or malformed number is refused with the required format', () => {
  const missing = checkRegistrationNumber(undefined, 'KZ')
  assert.equal(missing?.error, 'OrganizationRegistrationNumberMissing')
  const malformed = checkRegistrationNumber('12 34', 'KZ')
  assert.equal(malformed?.error, 'OrganizationRegistrationNumberInvalid')
  assert.deepEqual(malformed.parameters, {
    value: '"12 34"',
    country: 'KZ',
    regex: String.raw`^\d{12}$`,
  })
})
