import assert from 'node:assert/strict'
import { it } from 'node:test'
import { precheckWarnings, type PrecheckWarning } from '@accredit/contract'
import { sayFinding } from '@accredit/contract/words'
import { words as english } from '@accredit/contract/words/en'
import { words as brazilian } from '@accredit/contract/words/pt-BR'
import { words as european } from '@accredit/contract/words/pt-PT'
import {
  exampleAddress,
  exampleKnowledge,
  exampleSubject,
} from '../../../test/support/example-subject.ts'
import { warnOfSubject } from './warn-of-subject.ts'

type Changes = Parameters<typeof exampleSubject>[0]
const { city: _city, ...withoutCity } = exampleAddress

/** A change of a valid record for each warning that a record or a request can cause. */
const samples: Readonly<Record<Exclude<PrecheckWarning, 'last-request'>, Changes>> = {
  'name-missing': { customer: { companyName: 'n/a' } },
  'name-not-a-name': { customer: { companyName: 'X1' } },
  'name-test': { customer: { companyName: 'Test School' } },
  'name-abbreviation': { customer: { companyName: 'OLPS' } },
  'address-missing': { customer: { address: undefined } },
  'address-incomplete': { customer: { address: withoutCity } },
  'address-invalid': { customer: { address: { ...exampleAddress, postalCode: '9' } } },
  'email-missing': { customer: { email: undefined } },
  'email-malformed': { customer: { email: 'office' } },
  'email-free-mail': { customer: { email: 'a@freemail.example' } },
  'email-disposable': { customer: { email: 'a@throwaway.example' } },
  'email-onmicrosoft': { customer: { email: 'a@orchardlane.onmicrosoft.com' } },
  'website-on-a-platform': { request: { website: 'sites.google.com/view/orchard' } },
  'website-not-academic': { request: { website: 'freemail.example' } },
  'website-email-differ': { request: { website: 'elsewhere.example' } },
  'segment-missing': { request: { educationSegment: undefined } },
  'segment-contradicts-name': { request: { educationSegment: 'HigherEducation' } },
}

const join = (items: readonly string[]) => items.join(', ')
const formats = { number: String, either: join, list: join }

it('warns of each detail separately, and of nothing in a valid record', () => {
  assert.deepEqual(warnOfSubject(exampleSubject(), exampleKnowledge), [])
  assert.deepEqual(
    [...Object.keys(samples), 'last-request'].toSorted(),
    precheckWarnings.toSorted(),
  )
  for (const [rule, change] of Object.entries(samples)) {
    const found = warnOfSubject(exampleSubject(change), exampleKnowledge)
    assert.ok(
      found.some((warning) => warning.rule === rule),
      `${rule}: ${JSON.stringify(found)}`,
    )
  }
})

it('words each warning in every language, with its values', () => {
  const spoken = { ...formats, country: (code: string) => code, form: () => '' }
  for (const words of [english, european, brazilian]) {
    for (const change of Object.values(samples)) {
      for (const warning of warnOfSubject(exampleSubject(change), exampleKnowledge)) {
        const text = sayFinding(words, warning, spoken)
        assert.doesNotMatch(text ?? 'undefined', /undefined|null|«»|“”/, warning.rule)
      }
    }
  }
  const incomplete = { customer: { address: withoutCity } }
  const [warning] = warnOfSubject(exampleSubject(incomplete), exampleKnowledge)
  assert.equal(
    warning && sayFinding(european, warning, spoken),
    'A morada está incompleta: Localidade em falta (é obrigatório em US).',
  )
})
