import { foldWords } from './fold-words.ts'

/** Result of comparing a customer's name with a list's names for a domain. */
export type NameComparison = 'fits' | 'differs' | 'not-comparable'

/**
 * Compares a customer's name with the names of an institution. It fits when both have the same
 * words, regardless of order, spelling and the language of common ones; an additional word can mean
 * another body of the same town, so it does not fit. Names in different scripts, bare
 * abbreviations, and a list without a name cannot be compared.
 * @example
 * compareNames('Universität Zürich', ['University of Zürich']) // 'fits'
 * @example
 * compareNames('東京大学', ['University of Tokyo']) // 'not-comparable'
 */
export function compareNames(name: string, institution: readonly string[]): NameComparison {
  const wanted = keysOf(name)
  const isWanted = (other: string) => keysOf(other).some((key) => wanted.includes(key))
  // Lists put the town after a comma: `Tiffin School, Kingston upon Thames`.
  const isNamed = (other: string) =>
    isWanted(other) || (other.includes(', ') && isWanted(other.split(', ', 1)[0] ?? ''))
  if (institution.some(isNamed)) return 'fits'
  return institution.some((other) => areComparable(name, other)) ? 'differs' : 'not-comparable'
}

/** Maps common words of several languages to one, so that translations compare as equal. */
const concepts = new Map(
  [
    'university universite universitaet universitat universidad universidade universita universitas universitatea universitet universitetet universiteit universiteti universitesi uniwersytet univerzita univerzitet univerza univ',
    'institute institut instituto istituto institutet instituut instytut',
    'technical technische technischen technischer technique tecnica tecnico tekniska tekniske',
    'technology technologie technologies technologii tecnologia tecnologico teknologi',
    'academy akademie academie academia akademia accademia akademiet',
    'school schule scuola escola escuela ecole szkola skola skole skolan',
    'state estadual estatal statale',
    'national nacional nazionale nationale',
    'federal federale federala',
    'science sciences',
  ].flatMap((line) => {
    const words = line.split(' ')
    return words.map((word) => [word, words[0] ?? word] as const)
  }),
)

/** Words that connect others. */
const joining = new Set(
  `a al an and at d da das de degli dei del dela della delle den der des di die do dos du e el en et for
  fur het i im in l la las le les los o of och og the to u und van von vor y zu zum zur и`.split(
    /\s+/,
  ),
)

/** Words that do not identify an institution; a name of only these matches nothing. */
const common = new Set(
  `basic business campus center centre college department elementary faculty global grammar gymnasium high
  higher international liceo lycee main medicine middle primary public secondary schools colleges
  universities technological polytechnic 大学 大學 学校 學校 小学校 中学校 高等学校 대학교 학교 جامعة πανεπιστημιο`
    .split(/\s+/)
    .map(foldWords),
)
const conceptWords = new Set(concepts.values())

/** Phrases before or after a name that belong to the legal person, not to the institution's name. */
const legal = [
  /^(?:the )?(?:(?:chancellor|president|provost|masters?|fellows|scholars|regents|trustees|governors|board|council)(?: and| of| the)* )+(?=univ|coll|schoo|inst)/,
  / e v$/,
  /^(?:国立大学法人|公立大学法人|学校法人|국립대학법인) ?/,
]

/** An abbreviation in brackets, as in `Massachusetts Institute of Technology (MIT)`. */
const abbreviated = /\s*\(\p{Lu}[\p{L}\p{N}.-]{1,11}\)\s*$/u
const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

/** Returns the forms under which a name is compared; empty when its words identify no institution. */
function keysOf(name: string): string[] {
  const lower = name.replace(abbreviated, '').normalize('NFC').toLowerCase()
  const forms = /[äöü]/.test(lower)
    ? [lower, lower.replace(/[äöü]/g, (umlaut) => umlauts[umlaut] ?? umlaut)]
    : [lower]
  return forms.map(keyOf).filter((key) => key !== '')
}

function keyOf(name: string): string {
  const folded = legal.reduce((text, phrase) => text.replace(phrase, ''), foldLetters(name))
  const words = folded
    .split(' ')
    .filter((word) => word !== '' && !joining.has(word))
    .map((word) => concepts.get(word) ?? word)
  const telling = words.some((word) => !common.has(word) && !conceptWords.has(word))
  return telling ? words.toSorted().join(' ') : ''
}

/** Folds Arabic and Greek spelling variants, in addition to foldWords(). */
function foldLetters(name: string): string {
  return foldWords(name.replace(/[\u0640\u064b-\u065f\u0670]/g, ''))
    .replace(/[\u0653-\u0655]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ς/g, 'σ')
}

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u,
  /\p{Script=Hangul}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
]
const letter = /\p{L}/u

function areComparable(name: string, other: string): boolean {
  if (isAbbreviation(name) !== isAbbreviation(other)) return false
  const shared = scripts.some((script) => script.test(name) && script.test(other))
  // Any other script is compared only with itself.
  const beyond = (text: string) => letter.test(text) && !scripts.some((script) => script.test(text))
  return shared || (beyond(name) && beyond(other))
}

/** Checks that a name is one short word, such as `UNAM` or `Unicamp`, where others write it out. */
function isAbbreviation(name: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}.-]+$/u.test(name.trim())
}
