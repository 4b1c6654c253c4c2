import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registrationNumberForm } from '../../rules/check/check-registration-number.ts'
import { readBillingProfile } from '../../rules/read/read-billing-profile.ts'
import { countryCodes, countryRules } from './country-rules.ts'

test('only four countries have states', () => {
  const withStates = countryCodes().filter((code) => countryRules(code)?.isStateRequired)
  assert.deepEqual(withStates, ['CA', 'CN', 'MX', 'US'])
  const counts = withStates.map((code) => countryRules(code)?.supportedStatesList.length)
  assert.deepEqual(counts, [13, 31, 32, 51])
})

test('24 countries need a registration number, and each of them has a form for it', () => {
  const registered = countryCodes().filter((code) => countryRules(code)?.isRegistrationRequired)
  const expected = 'AE AM AZ BR BY HU IN IQ KG KZ MD MM PL RU SA SS TH TJ TR UA UZ VE VN ZA'
  assert.deepEqual(registered, expected.split(' '))
  const formed = countryCodes().filter((code) => registrationNumberForm(code) !== undefined)
  assert.deepEqual(formed, registered)
})

test('other countries follow the habits of the recorded ones', () => {
  for (const code of countryCodes()) {
    const rules = countryRules(code) ?? assert.fail(code)
    assert.ok(rules.supportedLanguagesList.includes('en'), code)
    assert.ok(rules.supportedCulturesList.includes('en-US'), code)
    assert.equal(rules.defaultCulture, rules.supportedCulturesList[0])
    assert.equal(rules.isVatIdSupported, rules.vatIdRegex !== undefined, code)
    assert.equal(rules.isVatIdSupported, rules.taxIdFormat !== undefined, code)
    const sample = rules.taxIdFormat?.replaceAll('#', '1')
    // Letters that stand in a national number have no sign of their own in a format.
    if (sample === undefined || ['CY', 'IE'].includes(code)) continue
    assert.match(sample, new RegExp(rules.vatIdRegex ?? ''), code)
  }
  const spellings = (code: string) => countryRules(code)?.supportedLanguagesList
  assert.deepEqual(spellings('BR'), ['en', 'pt-BR'])
  assert.deepEqual(spellings('MO'), ['en', 'zh-CHT', 'pt-PT'])
  assert.deepEqual(spellings('CH'), ['en', 'de', 'fr', 'it'])
  assert.deepEqual(countryRules('CA')?.supportedCulturesList, ['en-CA', 'fr-CA', 'en-US'])
  assert.deepEqual(countryRules('AQ')?.supportedCulturesList, ['en-US'])
})

test('a country of which little is known has every rule all the same', () => {
  assert.deepEqual(countryRules('aq'), {
    iso2Code: 'AQ',
    name: 'Antarctica',
    isStateRequired: false,
    supportedStatesList: [],
    otherStates: [],
    supportedLanguagesList: ['en'],
    supportedCulturesList: ['en-US'],
    defaultCulture: 'en-US',
    isPostalCodeRequired: false,
    isCityRequired: true,
    countryCallingCodesList: [],
    isRegistrationRequired: false,
    isVatIdSupported: false,
    isTaxIdSupported: false,
    isTaxIdOptional: false,
    postalCodeRegex: undefined,
    taxIdFormat: undefined,
    taxIdSample: undefined,
    vatIdRegex: undefined,
    phoneNumberRegex: undefined,
  })
})

test('no country is one of the names that every object has', () => {
  for (const code of ['constructor', '__proto__', 'toString', '']) {
    assert.equal(countryRules(code), undefined)
  }
})

test('a profile takes every language and culture that rules show, in any case', () => {
  const shown = countryCodes().flatMap((code) => {
    const { supportedLanguagesList, supportedCulturesList } =
      countryRules(code) ?? assert.fail(code)
    return supportedLanguagesList.flatMap((language) =>
      supportedCulturesList.map((culture) => ({ language, culture })),
    )
  })
  for (const { language, culture } of shown) {
    for (const spell of [(text: string) => text, (text: string) => text.toUpperCase()]) {
      const profile = readBillingProfile({
        email: 'a@b.example',
        companyName: 'A',
        culture: spell(culture),
        language: spell(language),
        defaultAddress: {},
      })
      assert.deepEqual([profile.language, profile.culture], [language, culture])
    }
  }
})

test('UK names the United Kingdom', () => {
  assert.equal(countryRules('uk')?.iso2Code, 'GB')
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
  ['SE', '171 77'],
  ['IN', '400076'],
]
for (const [country, code] of codes) {
  test(`${code} is a postal code of ${country}`, () => {
    assert.match(code, new RegExp(countryRules(country)?.postalCodeRegex ?? assert.fail()))
  })
}

for (const [country, code] of [
  ['DE', 'D-10117'],
  ['AT', 'A-1010'],
  ['CH', 'CH-8001'],
  ['FI', 'FI-00100'],
  ['LU', 'L-1855'],
  ['MD', 'MD-2012'],
  ['SE', 'SE-171 77'],
] as const) {
  test(`${code} has a prefix, which is no part of a postal code of ${country}`, () => {
    assert.doesNotMatch(code, new RegExp(countryRules(country)?.postalCodeRegex ?? assert.fail()))
  })
}

test('what is no country has no rules', () => {
  for (const code of ['ZZ', '', 'USA', 'constructor', '__proto__']) {
    assert.equal(countryRules(code), undefined)
  }
})
