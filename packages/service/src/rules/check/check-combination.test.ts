import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SettableQualification, VettingStatus } from '@accredit/contract'
import fc from 'fast-check'
import { checkCombination } from './check-combination.ts'
import { checkState } from './check-state.ts'
import type { QualificationRecord } from '../qualification-record.ts'

const customerId = '6f0c3a52-0000-4000-8000-000000000001'

/** Expected result of each request by the customer's state, from the published table. */
const table: Record<string, Record<SettableQualification, 'allow' | 'combination' | 'state'>> = {
  'Education InReview': {
    Education: 'state',
    GovernmentCommunityCloud: 'combination',
    StateOwnedEntity: 'allow',
  },
  'Education Approved': {
    Education: 'state',
    GovernmentCommunityCloud: 'combination',
    StateOwnedEntity: 'allow',
  },
  'Education Denied': {
    Education: 'allow',
    GovernmentCommunityCloud: 'allow',
    StateOwnedEntity: 'allow',
  },
  'GovernmentCommunityCloud Approved': {
    Education: 'combination',
    GovernmentCommunityCloud: 'state',
    StateOwnedEntity: 'allow',
  },
  StateOwnedEntity: {
    Education: 'allow',
    GovernmentCommunityCloud: 'allow',
    StateOwnedEntity: 'state',
  },
  Nonprofit: {
    Education: 'combination',
    GovernmentCommunityCloud: 'combination',
    StateOwnedEntity: 'allow',
  },
}

const recordOf = (row: string): QualificationRecord => {
  const [type, vettingStatus] = row.split(' ') as [QualificationRecord['type'], VettingStatus?]
  return { type, vettingStatus, ...(vettingStatus && { requestedAt: 0 }) }
}
const rows = Object.keys(table)
const requests = ['Education', 'GovernmentCommunityCloud', 'StateOwnedEntity'] as const

for (const row of rows) {
  for (const requested of requests) {
    const expected = table[row]?.[requested]
    test(`${requested} on ${row}: ${expected}`, () => {
      const records = [recordOf(row)]
      const clash = checkCombination(requested, records, customerId)
      const state = checkState(requested, records, customerId)
      assert.equal(clash !== undefined, expected === 'combination')
      assert.equal(state !== undefined, expected === 'state')
    })
  }
}

/** Arbitrary customers: at most one record of each type, in any order. */
const customers = fc.shuffledSubarray(rows).map((chosen) => {
  const types = new Map(chosen.map((row) => [row.split(' ')[0], row]))
  return [...types.values()]
})

test('with several records, each has its say, and one refusal is enough', () => {
  fc.assert(
    fc.property(customers, fc.constantFrom(...requests), (held, requested) => {
      const records = held.map(recordOf)
      const says = (verdict: string) => held.some((row) => table[row]?.[requested] === verdict)
      const clash = checkCombination(requested, records, customerId)
      const state = checkState(requested, records, customerId)
      assert.equal(clash !== undefined, says('combination'))
      assert.equal(state !== undefined, says('state'))
      if (clash) assert.equal(clash.error, 'QualificationCombinationNotAllowed')
      if (state) assert.match(state.error, /^Qualification(AlreadySet|InReview)$/)
    }),
  )
})

test('a clash is with another qualification, never with the same one', () => {
  fc.assert(
    fc.property(customers, fc.constantFrom(...requests), (held, requested) => {
      const clash = checkCombination(requested, held.map(recordOf), customerId)
      if (!clash) return
      const { requested: asked, existing } = clash.parameters as Record<string, string>
      assert.equal(asked, requested)
      assert.notEqual(existing, requested)
      assert.ok(held.some((row) => row.startsWith(existing ?? '')))
    }),
  )
})
