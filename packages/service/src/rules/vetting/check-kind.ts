import type { FindingCode } from './finding-codes.ts'
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

const kinds: readonly (readonly [FindingCode, readonly WordList[], string])[] = [
  [
    'kind-education',
    [higherEducationWords, schoolWords, educationWords],
    'an institution of education',
  ],
  ['kind-library', [libraryWords], 'a library, which is eligible on terms of its own'],
  ['kind-museum', [museumWords], 'a museum, which is eligible on terms of its own'],
  [
    'kind-affiliate',
    [affiliateWords],
    'a body beside an institution, which is not the institution',
  ],
  ['kind-firm', [firmWords], 'a firm'],
]

/** Reads from the name what kind of organisation it is; a name can have words of several kinds. */
export function checkKind({ customer }: VettingSubject): Finding[] {
  const name = customer.companyName.trim()
  const folded = foldWords(name)
  const found = kinds
    .filter(([, lists]) => lists.some((words) => hasWord(folded, words)))
    .map(([code, , meaning]) =>
      finding(code, `The name "${name}" has a word of ${meaning}.`, { name }),
    )
  if (found.length > 0) return found
  return [finding('kind-unknown', `The name "${name}" does not say what kind it is.`, { name })]
}

/** Checks that a name has a word of a school, college or university. */
export function isEducationName(name: string): boolean {
  const folded = foldWords(name)
  return [higherEducationWords, schoolWords, educationWords].some((words) => hasWord(folded, words))
}
