import { Type, type TSchema } from 'typebox'

/**
 * Characters that no text which people are shown may have, as they stand in the class of a regular
 * expression: control characters (C0 and C1), line and paragraph separators, and the bidi controls that
 * show the letters around them in another order. Marks such as U+200F stay: Hebrew and Arabic names are
 * written with them.
 */
export const unshownCharacters =
  '\\u0000-\\u001F\\u007F-\\u009F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069'

/** Control characters of a text of several lines: tab and line breaks are none. */
const unshownInText = unshownCharacters.replace(
  '\\u0000-\\u001F',
  '\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F',
)

const shown = `^[^${unshownCharacters}]*$`

/** A text of one line, as long as an address may be. */
export function anyLine(description: string) {
  return Type.String({ pattern: shown, description })
}

/** A text of one line that may be left out or be blank, which counts as left out. */
export function line(most: number, description: string) {
  return Type.String({ maxLength: most, pattern: shown, description })
}

/** A text of one line that must be there. */
export function requiredLine(most: number, description: string) {
  const pattern = `^[^${unshownCharacters}]*[^\\s${unshownCharacters}][^${unshownCharacters}]*$`
  return Type.String({ minLength: 1, maxLength: most, pattern, description })
}

/** A text of several lines that may be left out. */
export function lines(most: number, description: string) {
  return Type.String({ maxLength: most, pattern: `^[^${unshownInText}]*$`, description })
}

/** A text of several lines that must be there. */
export function requiredLines(most: number, description: string) {
  const pattern = `^[^${unshownInText}]*[^\\s${unshownInText}][^${unshownInText}]*$`
  return Type.String({ minLength: 1, maxLength: most, pattern, description })
}

/** A text of this form; what it means is said in its description. */
export function formed(pattern: string, most: number, description: string) {
  return Type.String({ maxLength: most, pattern, description })
}

/** Letters and digits of a host name; those of other scripts are taken, too. */
const inHost = 'A-Za-z0-9\\u00A1-\\u{10FFFF}'
const hostLabel = `[${inHost}]([-${inHost}]{0,61}[${inHost}])?`

/** Pattern of a host name with a dot that is no IP address. */
export const hostName = `(?![0-9.]+([:/?#]|$))${hostLabel}(\\.${hostLabel})+\\.?`

/** The number of characters of a text as JSON Schema counts them: one outside the BMP is one. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Pattern of a text in any case, since JSON Schema has no flags. Hyphens, `_` and spaces may stand between. */
export function inAnyCase(text: string, between = ''): string {
  return [...text]
    .filter((character) => between === '' || !/[_\- ]/.test(character))
    .map((character) => {
      const [lower, upper] = [character.toLowerCase(), character.toUpperCase()]
      return lower === upper ? character.replace(/[.]/, '\\.') : `[${upper}${lower}]`
    })
    .join(between)
}

/**
 * The forms in which one of some names is taken: as it is written here, or in any other spelling that
 * `parseName` reads.
 * @param all the names whose places count as ordinals, as a number or as text; absent where none do
 */
export function spelled(
  names: readonly string[],
  description: string,
  all: readonly string[] = [],
): TSchema {
  const ordinals = all.length === 0 ? [] : names.map((name) => all.indexOf(name))
  const between = '[-_ ]*'
  const spellings = names.map((name) => inAnyCase(name, between)).join('|')
  const places = ordinals.length === 0 ? '' : `|^ *(${ordinals.join('|')}) *$`
  return Type.Union(
    [
      Type.Enum([...names]),
      Type.String({
        pattern: `^${between}(${spellings})${between}$${places}`,
        description:
          ordinals.length === 0
            ? 'The same in any case, with `_`, `-` or spaces between.'
            : 'The same in any case, with `_`, `-` or spaces between; or its ordinal as text.',
      }),
      ...(ordinals.length === 0 ? [] : [Type.Enum(ordinals, { description: 'Its ordinal.' })]),
    ],
    { description },
  )
}
