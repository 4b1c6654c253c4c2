import { parseQualificationName, qualificationNames, qualifications } from '@accredit/contract'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { qualificationName, synchronousSpelling } from './qualification-names.ts'

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
