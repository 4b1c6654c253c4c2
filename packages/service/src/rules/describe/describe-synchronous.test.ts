import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeSynchronous } from './describe-synchronous.ts'
import type { QualificationRecord } from '../qualification-record.ts'

const cases: [records: QualificationRecord[], value: string][] = [
  [[], 'none'],
  [[{ type: 'Education', vettingStatus: 'InReview' }], 'none'],
  [[{ type: 'Education', vettingStatus: 'Denied' }], 'none'],
  [[{ type: 'Education', vettingStatus: 'Approved' }, { type: 'StateOwnedEntity' }], 'education'],
  [
    [{ type: 'Education', vettingStatus: 'InReview' }, { type: 'StateOwnedEntity' }],
    'state_owned_entity',
  ],
  [
    [{ type: 'GovernmentCommunityCloud', vettingStatus: 'Approved' }, { type: 'StateOwnedEntity' }],
    'government_community_cloud',
  ],
  [[{ type: 'Nonprofit' }, { type: 'StateOwnedEntity' }], 'state_owned_entity'],
  [[{ type: 'Nonprofit' }], 'nonprofit'],
]

for (const [records, value] of cases) {
  const names = records.map(({ type, vettingStatus = '' }) => `${type} ${vettingStatus}`)
  test(`${names.join(', ') || 'nothing'} is ${value}`, () => {
    assert.equal(describeSynchronous(records), value)
  })
}
