import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countryCodes, countryRules } from './country-rules.ts'

test('the United States as recorded', () => {
  const rules = countryRules('us')
  assert.equal(rules?.iso2Code, 'US')
  assert.equal(rules.name, 'United States')
  assert.equal(rules.defaultCulture, 'en-US')
  assert.equal(rules.supportedStatesList.length, 51)
  assert.ok(rules.isStateRequired && rules.isCityRequired && rules.isPostalCodeRequired)
  assert.deepEqual(rules.supportedLanguagesList, ['en', 'es'])
  assert.deepEqual(rules.supportedCulturesList, ['en-US', 'es-US'])
  assert.equal(rules.postalCodeRegex, '^\\d{5}(-\\d{4})?$')
  assert.deepEqual(rules.countryCallingCodesList, ['1'])
  assert.deepEqual(
    [rules.isVatIdSupported, rules.isTaxIdSupported, rules.isTaxIdOptional],
    [false, true, true],
  )
})

test('Portugal as recorded', () => {
  const rules = countryRules('PT')
  assert.equal(rules?.isStateRequired, false)
  assert.deepEqual(rules.supportedStatesList, [])
  assert.equal(rules.postalCodeRegex, '^\\d{4}(-\\d{3})?$')
  assert.deepEqual([rules.isVatIdSupported, rules.vatIdRegex], [true, '^PT[\\d]{9,9}$'])
  assert.deepEqual(rules.countryCallingCodesList, ['351'])
})

test('only four countries have states', () => {
  const withStates = countryCodes().filter((code) => countryRules(code)?.isStateRequired)
  assert.deepEqual(withStates, ['CA', 'CN', 'MX', 'US'])
  const counts = withStates.map((code) => countryRules(code)?.supportedStatesList.length)
  assert.deepEqual(counts, [13, 31, 32, 51])
})

test('eleven countries need a registration number', () => {
  const registered = countryCodes().filter((code) => countryRules(code)?.isRegistrationRequired)
  assert.deepEqual(registered, 'AM AZ BY HU KG KZ MD RU TJ UA UZ'.split(' '))
})

test('what is not known is left out', () => {
  const rules = countryRules('JP') ?? assert.fail()
  assert.ok(!('isVatIdSupported' in rules) && !('isTaxIdSupported' in rules))
})

test('every country has a name, and every form is a regular expression', () => {
  assert.ok(countryCodes().length >= 249)
  for (const code of countryCodes()) {
    const rules = countryRules(code) ?? assert.fail(code)
    assert.notEqual(rules.name, '')
    for (const form of [rules.postalCodeRegex, rules.vatIdRegex]) {
      if (form === undefined) continue
      assert.ok(form.startsWith('^') && form.endsWith('$'), `${code}: ${form}`)
      assert.doesNotThrow(() => new RegExp(form))
    }
    for (const state of rules.supportedStatesList) assert.match(state, /^[A-Z]{2}$/)
  }
})

const codes: [string, string][] = [
  ['GB', 'OX1 4BH'],
  ['DE', '80333'],
  ['CA', 'H3A 0G4'],
  ['NL', '2311 EZ'],
  ['IE', 'D02 PN40'],
  ['JP', '113-8654'],
  ['BR', '05508-220'],
  ['MD', '6512'],
  ['MD', 'MD-2012'],
  ['SE', '171 77'],
  ['IN', '400076'],
]
for (const [country, code] of codes) {
  test(`${code} is a postal code of ${country}`, () => {
    assert.match(code, new RegExp(countryRules(country)?.postalCodeRegex ?? assert.fail()))
  })
}

test('what is no country has no rules', () => {
  for (const code of ['ZZ', '', 'USA', 'constructor', '__proto__']) {
    assert.equal(countryRules(code), undefined)
  }
})
