import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  isSettable,
  parseQualificationName,
  qualificationNames,
  qualifications,
} from './qualification.ts'

const name = fc.constantFrom(...qualificationNames)

/** Every way to write a name: another case for each letter, and separators anywhere. */
const spelling = fc
  .tuple(name, fc.infiniteStream(fc.boolean()), fc.infiniteStream(fc.nat(9)))
  .map(([text, upper, gap]) =>
    Array.from(text)
      .map((letter) => {
        const separator = ['_', '-', ' '][gap.next().value ?? 9] ?? ''
        return separator + (upper.next().value ? letter.toUpperCase() : letter.toLowerCase())
      })
      .join(''),
  )

test('every spelling of a name is read as that name', () => {
  fc.assert(
    fc.property(spelling, (text) => {
      const bare = text.replaceAll(/[_\- ]/g, '').toLowerCase()
      const expected = qualificationNames.find((known) => known.toLowerCase() === bare)
      assert.equal(parseQualificationName(text), expected)
      assert.equal(parseQualificationName(` \t${text}\n`), expected)
    }),
  )
})

test('an ordinal is read as a number and as text', () => {
  fc.assert(
    fc.property(name, (known) => {
      const { ordinal } = qualifications[known]
      assert.equal(parseQualificationName(ordinal), known)
      assert.equal(parseQualificationName(String(ordinal)), known)
      assert.equal(parseQualificationName(` ${ordinal} `), known)
    }),
  )
})

test('no other number is a name', () => {
  const other = fc
    .oneof(fc.double(), fc.integer())
    .filter((value) => ![0, 1, 2, 3, 4].includes(value))
  fc.assert(
    fc.property(other, (value) => {
      assert.equal(parseQualificationName(value), undefined)
      assert.equal(parseQualificationName(String(value)), undefined)
    }),
  )
})

for (const value of [-1, '-1', '1-', '_3', '4_', '01', '1.0', '1e0', '٣', 5, NaN, '']) {
  test(`${JSON.stringify(value)} is no ordinal`, () => {
    assert.equal(parseQualificationName(value), undefined)
  })
}

test('no value of another type is a name, and none makes it fail', () => {
  const letters = new Set(qualificationNames.map((known) => known.toLowerCase()))
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const read = parseQualificationName(value)
      if (typeof value !== 'string' && typeof value !== 'number') assert.equal(read, undefined)
      if (read !== undefined) assert.ok(letters.has(read.toLowerCase()))
    }),
  )
})

test('what members of every object are called is no name', () => {
  for (const value of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    assert.equal(parseQualificationName(value), undefined)
  }
})

test('only three can be set', () => {
  assert.deepEqual(qualificationNames.filter(isSettable), [
    'Education',
    'GovernmentCommunityCloud',
    'StateOwnedEntity',
  ])
})

test('the order is that of the ordinals', () => {
  assert.deepEqual(
    qualificationNames.map((known) => qualifications[known].ordinal),
    [0, 1, 2, 3, 4],
  )
})
