import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readFilter } from './read-filter.ts'
import { Refused } from '../refusal.ts'

const supported = { CompanyName: 'starts_with', Domain: 'starts_with' } as const

test('an absent or empty parameter means no filter', () => {
  assert.equal(readFilter(undefined, supported), undefined)
  assert.equal(readFilter(' ', supported), undefined)
})

for (const operator of ['starts_with', 'StartsWith', 'STARTSWITH', 'startsWith', '9', 9]) {
  test(`${JSON.stringify(operator)} is starts_with`, () => {
    const text = JSON.stringify({
      field: 'company_name',
      OPERATOR: operator,
      Value: 'a',
      extra: {},
    })
    assert.deepEqual(readFilter(text, supported), { field: 'CompanyName', value: 'a' })
  })
}

test('a number is read as its text', () => {
  const text = '{"Field":"Domain","Operator":"starts_with","Value":"7"}'
  assert.deepEqual(readFilter(text, supported), { field: 'Domain', value: '7' })
  assert.deepEqual(readFilter(text.replace('"7"', '7'), supported), { field: 'Domain', value: '7' })
})

test('any input is parsed or refused, without an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      try {
        const filter = readFilter(text, supported)
        assert.ok(filter === undefined || filter.value.isWellFormed())
      } catch (error) {
        assert.ok(error instanceof Refused)
      }
    }),
  )
})
