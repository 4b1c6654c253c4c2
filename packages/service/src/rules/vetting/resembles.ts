import { foldWords } from './fold-words.ts'

/** Words that many institutions share, so that they tell none from another. */
const shared = new Set(
  `a academia academie academy akademie and at college colegio da das de degli dei del della der des di do
  dos du ecole education el elementary escola escuela et facultad faculdade for fur gymnasium high higher
  hochschule i in institut institute instituto istituto la le les liceo los lycee middle national nacional
  naional of och og och om primary public school schule schools science sciences secondary skola szkola
  state the technical technische technology und universidad universidade universita universitaet
  universitat universite universitet universitetet universiteit university uniwersytet univ uni y`
    .split(/\s+/)
    .map((word) => foldWords(word)),
)

/** A domain and, where known, the institution that it belongs to. */
interface Owner {
  readonly domain: string
  readonly institution?: string | undefined
}

/**
 * Says whether a customer's name can be that of an institution, or fit its domain: they share a word
 * that is not common to many, one is the other's initials, or a label of the domain begins a word.
 * It keeps an honest mistake from passing; it proves nothing against a liar.
 * @example resembles('Massachusetts Institute of Technology', { domain: 'mit.edu' }) // true
 */
export function resembles(name: string, { domain, institution = '' }: Owner): boolean {
  if (isSameName(name, institution)) return true
  const words = tellingWords(name)
  if (tellingWords(institution).some((word) => words.includes(word))) return true
  const initials = initialsOf(name)
  return domain
    .split(/[.-]/)
    .filter((label) => label.length > 1)
    .some((label) => initials.includes(label) || words.some((word) => fits(word, label)))
}

/** Says whether two names are one, spelling aside. */
export function isSameName(name: string, other: string): boolean {
  const folded = foldWords(name)
  return folded !== '' && folded === foldWords(other)
}

/** A label is the word, holds it, or abbreviates it by its beginning: `oxford`, `cam`. */
function fits(word: string, label: string): boolean {
  if (word === label) return true
  return word.length > 3 && label.length > 2 && (label.includes(word) || word.startsWith(label))
}

function tellingWords(name: string): string[] {
  const german = name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöü]/g, (letter) => `${foldWords(letter)}e`)
  return [name, german]
    .flatMap((text) => foldWords(text).split(' '))
    .filter((word) => word.length > 1 && !shared.has(word))
}

/** Of all words, and of the long ones alone. */
function initialsOf(name: string): string[] {
  const words = foldWords(name).split(' ')
  return [words, words.filter((word) => word.length > 3)].map((chosen) =>
    chosen.map((word) => word[0] ?? '').join(''),
  )
}
