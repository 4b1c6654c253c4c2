import { resolve, type Schema } from './described.ts'

/** Values of every kind. Blank text is none of them: it counts as left out everywhere. */
const everywhere: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  1,
  2,
  4,
  -1,
  1.5,
  501,
  1e9,
  [],
  ['Education'],
  {},
  'x',
  '1',
  '-1',
  ' K12 ',
  'state owned-entity',
  'GOVERNMENTCOMMUNITYCLOUD',
  'None',
  'unknown',
  'US',
  'pt-br',
  'EN-us',
  'office@school.example',
  'office@school',
  'a.b@c..d',
  'www.s\u00e3o-jo\u00e3o.example',
  'http://school.example:80/a?b#c',
  'ftp://school.example',
  '10.0.0.1',
  'a_b.example',
  '-a.example',
  'two words',
  'a\u0007b',
  'a\u202Eb',
  'a\u2028b',
  'a\tb',
  '\u{1F393}',
  '5f0c3a52-7d1e-4b6a-9f2c-1c1d0e5a7b90',
  'PT1H',
  'P',
]

/** Values that a schema may say something about: those of every kind, and those at its bounds. */
export function candidates(schema: Schema): unknown[] {
  const forms = [resolve(schema), ...(schema.anyOf ?? []).map(resolve)]
  return [...everywhere, ...forms.flatMap(atBounds)]
}

function atBounds(schema: Schema): unknown[] {
  const { enum: choices = [], maximum, maxItems, maxLength, minimum, properties } = schema
  const values: unknown[] = [...choices]
  for (const choice of choices) {
    if (typeof choice === 'string' && choice !== '') values.push(`${choice}x`)
  }
  if (minimum !== undefined) values.push(minimum, minimum - 1)
  if (maximum !== undefined) values.push(maximum, maximum + 1)
  if (maxLength !== undefined) {
    for (const letter of ['a', '\u{1F393}']) {
      values.push(letter.repeat(maxLength), letter.repeat(maxLength + 1))
    }
  }
  if (maxItems !== undefined) values.push(Array.from({ length: maxItems + 1 }, () => ({})))
  if (properties) values.push({ unheardOf: 1 })
  return values
}
