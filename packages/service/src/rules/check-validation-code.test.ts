import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  canBeCode,
  checkCodesAgree,
  checkValidationCode,
  spendCreate,
} from './check-validation-code.ts'

const limited = (remainingCreates: number, maxCreates = 5) => ({ maxCreates, remainingCreates })

test('a code is needed, known, and not used up', () => {
  assert.equal(checkValidationCode(undefined, undefined)?.error, 'ValidationCodeRequired')
  assert.equal(checkValidationCode('', undefined)?.error, 'ValidationCodeRequired')
  assert.equal(checkValidationCode('1', undefined)?.error, 'ValidationCodeInvalid')
  assert.equal(checkValidationCode('1', limited(0))?.error, 'ValidationCodeExhausted')
  assert.equal(checkValidationCode('1', limited(1)), undefined)
})

test('a code without a limit is never used up', () => {
  const unlimited = { maxCreates: null, remainingCreates: null }
  assert.equal(checkValidationCode('1', unlimited), undefined)
  assert.equal(spendCreate(null), null)
})

test('a code with so many creates serves so many customers', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(80), (creates, customers) => {
      let left: number | null = creates
      let served = 0
      for (let customer = 0; customer < customers; customer += 1) {
        const allowance = { maxCreates: creates, remainingCreates: left }
        if (checkValidationCode('1', allowance)) continue
        left = spendCreate(left)
        served += 1
      }
      assert.equal(served, Math.min(creates, customers))
      assert.equal(left, creates - served)
    }),
  )
})

test('two codes must agree', () => {
  assert.equal(checkCodesAgree('1', undefined), undefined)
  assert.equal(checkCodesAgree('1', '1'), undefined)
  assert.equal(checkCodesAgree(undefined, undefined), undefined)
  const refused = checkCodesAgree('1', '2')
  assert.equal(refused?.error, 'ValidationCodeInvalid')
})

test('what no database can keep is no code', () => {
  assert.ok(canBeCode('12345'))
  assert.ok(canBeCode('é 漢字'))
  for (const text of ['\u0000', 'a\u0000b', 'line\nbreak', '9'.repeat(257)]) {
    assert.equal(canBeCode(text), false)
  }
})
