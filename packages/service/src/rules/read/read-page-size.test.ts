import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readPageSize } from './read-page-size.ts'
import { Refused } from '../refusal.ts'

test('0, no size and too large a size mean 500', () => {
  for (const size of [undefined, '', '0', '000', '501', '999999999']) {
    assert.equal(readPageSize(size), 500)
  }
})

test('sizes in between are taken unchanged', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (size) => {
      assert.equal(readPageSize(String(size)), size)
    }),
  )
})

test('any input is a size from 1 to 500, or refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)),
      (text) => {
        try {
          const size = readPageSize(text)
          assert.ok(Number.isInteger(size) && size >= 1 && size <= 500)
        } catch (error) {
          assert.ok(error instanceof Refused)
          assert.equal(error.refusal.error, 'InvalidQuery')
        }
      },
    ),
  )
})

for (const size of ['-1', '1.5', '1e2', ' 1', '١', 'many', '0x10']) {
  test(`"${size}" is refused`, () => assert.throws(() => readPageSize(size), Refused))
}
