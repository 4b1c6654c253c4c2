import { parseQualificationName, qualificationNames, qualifications } from '@accredit/contract'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { qualificationName, readQualification, synchronousSpelling } from './qualification-names.ts'

describe('names of qualifications', () => {
  for (const name of qualificationNames) {
    it(`spells ${name} as the contract does`, () => {
      const { synchronous } = qualifications[name]
      assert.equal(synchronousSpelling(name), synchronous)
      for (const spelling of [name, synchronous, name.toLowerCase(), name.toUpperCase()]) {
        assert.equal(qualificationName(spelling), parseQualificationName(spelling))
      }
    })
  }

  it('passes on names that it does not know', () => {
    for (const name of ['Healthcare', 'constructor', '__proto__']) {
      assert.equal(qualificationName(name), name)
      assert.equal(synchronousSpelling(name), name)
    }
  })
})

describe('reading a qualification', () => {
  const vettingCreateDate = '2026-03-02T09:00:00.000Z'

  it('takes the date from either name, vettingCreateDate first', () => {
    const known = { qualification: 'Education', vettingStatus: 'InReview' } as const
    const expected = { ...known, vettingCreateDate }
    assert.deepEqual(readQualification(expected), expected)
    assert.deepEqual(
      readQualification({ ...known, vettingCreatedDate: vettingCreateDate }),
      expected,
    )
    const vettingCreatedDate = '2025-01-01T00:00:00.000Z'
    assert.deepEqual(readQualification({ ...expected, vettingCreatedDate }), expected)
  })

  it('leaves out what is null, and keeps what it does not know', () => {
    const text =
      '{"qualification":"None","vettingStatus":null,"vettingReason":null,"vettingCreateDate":null,"vettingCreatedDate":null,"new":1}'
    assert.deepEqual(readQualification(JSON.parse(text)), { qualification: 'None', new: 1 })
  })
})
