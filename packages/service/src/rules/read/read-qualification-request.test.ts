import assert from 'node:assert/strict'
import { test } from 'node:test'
import { educationSegments, isSettable, parseQualificationName } from '@accredit/contract'
import fc from 'fast-check'
import { readQualificationRequest, type SentQualification } from './read-qualification-request.ts'
import { Refused } from '../refusal.ts'

const lenient = { segmentRequired: false }
const read = (sent: SentQualification, code?: string) =>
  readQualificationRequest(sent, code, lenient)
const refusalOf = (sent: SentQualification, code?: string, options = lenient) => {
  try {
    readQualificationRequest(sent, code, options)
  } catch (error) {
    assert.ok(error instanceof Refused, String(error))
    return error.refusal.error
  }
  return undefined
}

test('only the qualification’s own members are taken', () => {
  const all = { educationSegment: 'K12', website: ' example.edu ', validationCode: '1' }
  assert.deepEqual(read({ qualification: 'education', ...all }, '2'), {
    qualification: 'Education',
    educationSegment: 'K12',
    website: 'example.edu',
  })
  assert.deepEqual(read({ qualification: 3, ...all }, ' 1 '), {
    qualification: 'GovernmentCommunityCloud',
    code: '1',
  })
  assert.deepEqual(read({ qualification: 'state_owned_entity', ...all }, '2'), {
    qualification: 'StateOwnedEntity',
  })
})

test('ignored members may have any value', () => {
  const wrong = { educationSegment: 7, website: [], validationCode: {} }
  assert.equal(refusalOf({ ...wrong, qualification: 'StateOwnedEntity' }), undefined)
  assert.equal(
    refusalOf({ qualification: 'GovernmentCommunityCloud', educationSegment: 7, website: [] }),
    undefined,
  )
  assert.equal(refusalOf({ qualification: 'Education', validationCode: {} }), undefined)
})

test('a code comes from the query, the body, or both', () => {
  const gcc = 'GovernmentCommunityCloud'
  assert.deepEqual(read({ qualification: gcc }, '1'), { qualification: gcc, code: '1' })
  assert.deepEqual(read({ qualification: gcc, validationCode: 1 }), {
    qualification: gcc,
    code: '1',
  })
  assert.deepEqual(read({ qualification: gcc, validationCode: ' 1 ' }, '1'), {
    qualification: gcc,
    code: '1',
  })
  assert.deepEqual(read({ qualification: gcc, validationCode: '2' }, '1'), {
    qualification: gcc,
    code: '1',
    otherCode: '2',
  })
  assert.deepEqual(read({ qualification: gcc, validationCode: ' ' }, ''), {
    qualification: gcc,
    code: undefined,
  })
})

test('a segment is required only in strict mode', () => {
  const sent = { qualification: 'Education' }
  assert.equal(refusalOf(sent), undefined)
  assert.equal(refusalOf(sent, undefined, { segmentRequired: true }), 'InvalidEducationSegment')
  for (const educationSegment of ['K12', 'k-12', 'higher_education', 'HIGHER EDUCATION']) {
    assert.equal(
      refusalOf({ ...sent, educationSegment }, undefined, { segmentRequired: true }),
      undefined,
    )
  }
})

const refusals: [SentQualification, string][] = [
  [{}, 'InvalidRequestInput'],
  [{ qualification: 'x' }, 'EnumNotParsable'],
  [{ qualification: {} }, 'EnumNotParsable'],
  [{ qualification: 'None' }, 'QualificationNotSettable'],
  [{ qualification: 2 }, 'QualificationNotSettable'],
  [{ qualification: 1, educationSegment: 'x' }, 'InvalidEducationSegment'],
  [{ qualification: 1, educationSegment: 'x', website: 'x' }, 'InvalidEducationSegment'],
  [{ qualification: 1, website: 'x' }, 'InvalidWebsite'],
  [{ qualification: 3, validationCode: true }, 'InvalidRequestInput'],
]
for (const [sent, error] of refusals) {
  test(`${JSON.stringify(sent)} is refused as ${error}`, () => assert.equal(refusalOf(sent), error))
}

const value = fc.oneof(
  fc.constantFrom('Education', 'GovernmentCommunityCloud', 1, 3, 4, 'K12', 'example.edu', '12345'),
  fc.jsonValue(),
)
const anything = fc.record(
  { qualification: value, educationSegment: value, website: value, validationCode: value },
  { requiredKeys: [] },
)

test('any request is read or refused, and nothing else', () => {
  fc.assert(
    fc.property(
      anything,
      fc.option(fc.string(), { nil: undefined }),
      fc.boolean(),
      (sent, code, segmentRequired) => {
        if (refusalOf(sent, code, { segmentRequired }) !== undefined) return
        const request = readQualificationRequest(sent, code, { segmentRequired })
        assert.ok(isSettable(request.qualification))
        assert.equal(request.qualification, parseQualificationName(sent.qualification))
        if (request.educationSegment !== undefined) {
          assert.ok(educationSegments.includes(request.educationSegment))
        }
        for (const text of [request.code, request.otherCode, request.website]) {
          if (text !== undefined) assert.ok(text !== '' && text === text.trim())
        }
        if (request.otherCode !== undefined) assert.notEqual(request.otherCode, request.code)
      },
    ),
  )
})
