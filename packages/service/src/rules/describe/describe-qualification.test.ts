import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vettingReasonTexts } from '@accredit/contract'
import fc from 'fast-check'
import { describeQualification, describeRequested } from './describe-qualification.ts'
import type { QualificationRecord } from '../qualification-record.ts'
import { startQualification } from '../start-qualification.ts'

const at = Date.UTC(2026, 2, 2, 9, 14, 5, 120)
const date = '2026-03-02T09:14:05.120Z'

test('an accepted Education request, in the answer and when read', () => {
  const record = startQualification(
    { qualification: 'Education', educationSegment: 'K12', website: 'example.edu' },
    at,
  )
  assert.deepEqual(describeRequested(record), {
    qualification: 'Education',
    vettingStatus: 'InReview',
    vettingCreateDate: date,
  })
  assert.deepEqual(describeQualification(record), {
    qualification: 'Education',
    vettingStatus: 'InReview',
    vettingReason: '',
    vettingCreateDate: date,
    vettingCreatedDate: date,
  })
})

test('GovernmentCommunityCloud is approved at once', () => {
  const record = startQualification({ qualification: 'GovernmentCommunityCloud', code: '1' }, at)
  assert.deepEqual(describeRequested(record), {
    qualification: 'GovernmentCommunityCloud',
    vettingStatus: 'Approved',
    vettingCreateDate: date,
  })
})

test('StateOwnedEntity is only a name', () => {
  const record = startQualification({ qualification: 'StateOwnedEntity' }, at)
  assert.deepEqual(describeRequested(record), { qualification: 'StateOwnedEntity' })
  assert.deepEqual(describeQualification(record), { qualification: 'StateOwnedEntity' })
})

const records: fc.Arbitrary<QualificationRecord> = fc.record(
  {
    type: fc.constantFrom('Education', 'GovernmentCommunityCloud', 'StateOwnedEntity', 'Nonprofit'),
    vettingStatus: fc.constantFrom('InReview', 'Approved', 'Denied'),
    vettingReason: fc.constantFrom(...vettingReasonTexts),
    requestedAt: fc.nat(4_000_000_000_000),
    educationSegment: fc.constantFrom('K12', 'HigherEducation'),
    website: fc.domain(),
  },
  { requiredKeys: ['type'] },
)

test('reading always has the reason of a record with a status, and never invents one', () => {
  fc.assert(
    fc.property(records, (record) => {
      const shown = describeQualification(record)
      assert.equal(shown.vettingReason !== undefined, record.vettingStatus !== undefined)
      assert.equal(shown.vettingCreatedDate, shown.vettingCreateDate)
      assert.equal(
        shown.vettingReason ?? '',
        record.vettingStatus ? (record.vettingReason ?? '') : '',
      )
      // The institution's details that a partner sent are not returned.
      assert.ok(!('website' in shown) && !('educationSegment' in shown))
    }),
  )
})
