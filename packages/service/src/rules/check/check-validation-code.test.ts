import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canBeCode, checkCodesAgree, checkValidationCode } from './check-validation-code.ts'

const limited = (remainingCreates: number, maxCreates = 5) => ({ maxCreates, remainingCreates })

test('a code must be given, known, and not used up', () => {
  assert.equal(checkValidationCode(undefined, undefined)?.error, 'ValidationCodeRequired')
  assert.equal(checkValidationCode('', undefined)?.error, 'ValidationCodeRequired')
  assert.equal(checkValidationCode('1', undefined)?.error, 'ValidationCodeInvalid')
  assert.equal(checkValidationCode('1', limited(0))?.error, 'ValidationCodeExhausted')
  assert.equal(checkValidationCode('1', limited(1)), undefined)
})

test('a code without a limit is never used up', () => {
  const unlimited = { maxCreates: null, remainingCreates: null }
  assert.equal(checkValidationCode('1', unlimited), undefined)
})

test('two codes must agree', () => {
  assert.equal(checkCodesAgree('1', undefined), undefined)
  assert.equal(checkCodesAgree('1', '1'), undefined)
  assert.equal(checkCodesAgree(undefined, undefined), undefined)
  const refused = checkCodesAgree('1', '2')
  assert.equal(refused?.error, 'ValidationCodeInvalid')
})

test('text that no database can store is not a code', () => {
  assert.ok(canBeCode('12345'))
  assert.ok(canBeCode('é 漢字'))
  for (const text of ['\u0000', 'a\u0000b', 'line\nbreak', '9'.repeat(257)]) {
    assert.equal(canBeCode(text), false)
  }
})
