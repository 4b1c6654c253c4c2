import type { FindingCode } from '@accredit/contract'
import { finding, type Finding } from './finding.ts'
import { foldWords } from './fold-words.ts'
import {
  affiliateWords,
  educationWords,
  firmWords,
  hasWord,
  higherEducationWords,
  libraryWords,
  museumWords,
  schoolWords,
  type WordList,
} from './organisation-words.ts'
import type { VettingSubject } from './subject.ts'

const kinds: readonly (readonly [FindingCode, readonly WordList[]])[] = [
  ['kind-education', [higherEducationWords, schoolWords, educationWords]],
  ['kind-library', [libraryWords]],
  ['kind-museum', [museumWords]],
  ['kind-affiliate', [affiliateWords]],
  ['kind-firm', [firmWords]],
]

/** Derives the kind of organisation from its name, which can have words of several kinds. */
export function checkKind({ customer }: VettingSubject): Finding[] {
  const name = customer.companyName.trim()
  const folded = foldWords(name)
  const found = kinds
    .filter(([, lists]) => lists.some((words) => hasWord(folded, words)))
    .map(([code]) => finding(code, { name }))
  if (found.length > 0) return found
  return [finding('kind-unknown', { name })]
}

/** Checks that a name has a word of a school, college or university. */
export function isEducationName(name: string): boolean {
  const folded = foldWords(name)
  return [higherEducationWords, schoolWords, educationWords].some((words) => hasWord(folded, words))
}
