import { brokenRule, countCharacters } from '@accredit/contract'
import { refuse } from '../../rules/refusal.ts'
import { isShownText } from '../../rules/read/shown-text.ts'

/**
 * Reads a reviewer's text; blank counts as absent.
 * @throws Refused InvalidRequestInput when it is not a string or too long
 */
export function readNote(
  body: Readonly<Record<string, unknown>>,
  field: string,
  longest: number,
): string | undefined {
  const value = body[field]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || countCharacters(value) > longest) {
    return refuse('InvalidRequestInput', {
      field,
      value:
        typeof value === 'string'
          ? `${countCharacters(value)} characters long`
          : JSON.stringify(value),
      rule: brokenRule('TextUpTo', { most: longest }),
    })
  }
  if (!isShownText(value)) {
    return refuse('InvalidRequestInput', {
      field,
      value: 'text with such characters',
      rule: brokenRule('ShownText'),
    })
  }
  return value.trim().toWellFormed() || undefined
}
