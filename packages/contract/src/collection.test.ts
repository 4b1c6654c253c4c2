import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filterOperators, seekOperations } from './collection.ts'
import { parseName } from './parse-name.ts'

const spellings: [value: unknown, name: string | undefined][] = [
  ['starts_with', 'starts_with'],
  ['StartsWith', 'starts_with'],
  [' STARTS-WITH ', 'starts_with'],
  ['starts with', 'starts_with'],
  [9, 'starts_with'],
  ['9', 'starts_with'],
  [0, 'equals'],
  [11, undefined],
  [-1, undefined],
  [1.5, undefined],
  ['', undefined],
  ['begins', undefined],
  [null, undefined],
  [{}, undefined],
  [['equals'], undefined],
]

for (const [value, name] of spellings) {
  test(`${JSON.stringify(value)} is ${name ?? 'no operator'}`, () => {
    assert.equal(parseName(filterOperators, value), name)
  })
}

test('every name is read in its own spelling and by its ordinal', () => {
  for (const [ordinal, name] of seekOperations.entries()) {
    assert.equal(parseName(seekOperations, name), name)
    assert.equal(parseName(seekOperations, ordinal), name)
  }
})
