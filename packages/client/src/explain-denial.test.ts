import { vettingReasons, type VettingReason } from '@accredit/contract'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explainDenial } from './explain-denial.ts'

describe('explainDenial', () => {
  for (const [reason, explanation] of Object.entries(vettingReasons)) {
    it(`says of "${reason}" what the contract says`, () => {
      assert.deepEqual(explainDenial(reason as VettingReason), { reason, ...explanation })
    })
  }

  it('passes on any other text', () => {
    for (const reason of ['Not a Zoo', 'constructor']) {
      assert.equal(explainDenial(reason).reason, reason)
      assert.equal(explainDenial(reason).cause, reason)
    }
    assert.equal(explainDenial(undefined).reason, '')
    assert.notEqual(explainDenial('').cause, '')
  })
})
