import { finding, type Finding } from './finding.ts'
import { foldWords } from './fold-words.ts'
import type { VettingSubject } from './subject.ts'

const testWords = new Set([
  'test',
  'tests',
  'demo',
  'dummy',
  'placeholder',
  'asdf',
  'qwerty',
  'foo',
  'foobar',
  'lorem',
  'prueba',
  'teste',
])
const placeholders = new Set([
  'n a',
  'na',
  'none',
  'unknown',
  'tbd',
  'null',
  'undefined',
  'example',
])

/** In scripts with one character per syllable or word, two characters can be a name. */
const dense = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u

/**
 * Checks only the legal name: present, plausible, and written out. Letters of every script count.
 * Source: "Sell to education customers": exact legal name, no abbreviations, no tests.
 */
export function checkLegalName({ customer }: VettingSubject): Finding[] {
  const name = customer.companyName.trim()
  const folded = foldWords(name)
  if (name === '' || placeholders.has(folded)) {
    return [finding('name-missing', { name })]
  }
  const needed = dense.test(name) ? 2 : 3
  const letters = name.match(/\p{L}/gu)?.length ?? 0
  if (letters < needed || /^(\p{L})\1+$/u.test(folded)) {
    return [finding('name-not-a-name', { name, letters }, { values: { needed } })]
  }
  const test = folded.split(' ').find((word) => testWords.has(word))
  if (test !== undefined) {
    return [finding('name-test', { name, word: test })]
  }
  if (/^(\p{Lu}\.?){2,6}$/u.test(name)) {
    return [finding('name-abbreviation', { name })]
  }
  return [finding('name-plausible', { name })]
}
