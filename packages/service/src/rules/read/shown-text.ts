import { unshownCharacters as forbidden } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'

const inLine = new RegExp(`[${forbidden}]`, 'u')
const inText = new RegExp(`(?![\\t\\n\\r])[${forbidden}]`, 'u')
const each = new RegExp(`[${forbidden}]`, 'gu')

/** Checks that a single-line text, such as a name, can be displayed safely. */
export function isShownLine(text: string): boolean {
  return !inLine.test(text)
}

/** Checks that a multi-line text, such as a note, can be displayed safely. */
export function isShownText(text: string): boolean {
  return !inText.test(text)
}

/**
 * Writes a value as JSON with every character visible, for messages.
 * @example
 * showValue('a\u202Eb') // '"a\\u202eb"'
 */
export function showValue(value: unknown): string {
  return revealControls(JSON.stringify(value) ?? 'missing')
}

/** Escapes unsafe characters, so that no part of a text is lost silently. */
export function revealControls(text: string): string {
  return text.replaceAll(
    each,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'Names and other texts that people are shown have no control characters, bidi controls (U+202A–U+202E, U+2066–U+2069) or line separators (U+2028, U+2029).',
    fidelity: 'assumed',
    source: 'A name that shows itself as another one would mislead a reviewer.',
  },
]
