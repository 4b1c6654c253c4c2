import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EducationSegment } from '@accredit/contract'
import { checkSegment } from './check-segment.ts'
import { exampleSubject } from '../../../test/support/example-subject.ts'

const cases: [string, EducationSegment | undefined, string][] = [
  ['Orchard Lane Primary School', 'K12', 'segment-plausible'],
  ['Orchard Lane Primary School', 'HigherEducation', 'segment-contradicts-name'],
  ['University of Oxford', 'HigherEducation', 'segment-plausible'],
  ['University of Oxford', 'K12', 'segment-contradicts-name'],
  ['University of Chicago Laboratory High School', 'K12', 'segment-plausible'],
  ['Eton College', 'K12', 'segment-plausible'],
  ['Eton College', 'HigherEducation', 'segment-plausible'],
  ['Orchard Lane', 'K12', 'segment-plausible'],
  ['University of Oxford', undefined, 'segment-missing'],
]

for (const [companyName, educationSegment, code] of cases) {
  test(`${companyName} as ${educationSegment} is ${code}`, () => {
    const subject = exampleSubject({ customer: { companyName }, request: { educationSegment } })
    assert.deepEqual(
      checkSegment(subject).map((found) => found.code),
      [code],
    )
  })
}
