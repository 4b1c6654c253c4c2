import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Write } from './ledger.ts'
import { judgeReadBack } from './read-back.ts'

const asked: Write = {
  id: 'asked',
  partner: 0,
  kind: 'qualification',
  customerId: 'customer',
  body: { qualification: 'StateOwnedEntity' },
}

test('a search that shows what was accepted is fine, whatever else it shows', () => {
  const both = (['Education', 'StateOwnedEntity'] as const).map((qualification) => ({
    qualification,
  }))
  const found = [{ id: 'customer', qualifications: both }]
  assert.equal(judgeReadBack(asked, 'customer', found), undefined)
})

test('a search that shows less than was accepted is found', () => {
  const older = [{ id: 'customer', qualifications: [{ qualification: 'Education' as const }] }]
  assert.match(judgeReadBack(asked, 'customer', []) ?? '', /was not found/)
  assert.match(judgeReadBack(asked, 'customer', older) ?? '', /does not show it/)
})
