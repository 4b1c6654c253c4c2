import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingCodeNames } from '../finding-codes.ts'
import { sayFindingPlainly } from './say-plainly.ts'

const names =
  'name word countryName domain email host website platform suffix emailDomain websiteDomain entry why list institution label segment expected at reason'
const texts = names.split(' ').map((name) => [name, `the ${name}`])
const values = { ...Object.fromEntries(texts), needed: 3, kind: 'trade', limit: 1 }

test('each finding is a sentence in English, of its values and the parts that break a rule', () => {
  const part = { field: 'city', value: 'q', broken: { rule: 'Required', values: {} } } as const
  for (const code of findingCodeNames) {
    const said = sayFindingPlainly(code, values, [part])
    assert.doesNotMatch(said, /undefined|\[object/, code)
    assert.match(said, /^["A-Z].*(\.|the why)$/, code)
  }
  assert.equal(
    sayFindingPlainly('address-invalid', {}, [part]),
    'In the postal address city is "q", but it must be given.',
  )
  assert.equal(
    sayFindingPlainly('academic-email', { entry: 'a.example', institution: '' }),
    'The academic list names a.example without a name.',
  )
})
