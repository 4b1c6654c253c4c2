import type { EducationSegment } from '@accredit/contract'
import { finding, type Finding } from './finding.ts'
import { foldWords } from './fold-words.ts'
import { hasWord, higherEducationWords, schoolWords } from './organisation-words.ts'
import type { VettingSubject } from './subject.ts'

/**
 * Compares the segment with the name. A name with words of both segments, or of neither, gives no
 * finding.
 */
export function checkSegment({ customer, request }: VettingSubject): Finding[] {
  const { educationSegment: segment } = request
  if (segment === undefined) {
    return [finding('segment-missing')]
  }
  const name = customer.companyName.trim()
  const expected = segmentOf(foldWords(name))
  if (expected !== undefined && expected !== segment) {
    return [finding('segment-contradicts-name', { segment, expected, name })]
  }
  return [finding('segment-plausible', { segment })]
}

function segmentOf(folded: string): EducationSegment | undefined {
  const higher = hasWord(folded, higherEducationWords)
  const school = hasWord(folded, schoolWords)
  if (higher === school) return undefined
  return higher ? 'HigherEducation' : 'K12'
}
