import { refuse } from '../../rules/refusal.ts'
import { isShownText, textRule } from '../../rules/shown-text.ts'

/**
 * Reads a text that a reviewer wrote; blank is the same as absent.
 * @throws Refused InvalidRequestInput when it is no text or too long
 */
export function readNote(
  body: Readonly<Record<string, unknown>>,
  field: string,
  longest: number,
): string | undefined {
  const value = body[field]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || value.length > longest) {
    return refuse('InvalidRequestInput', {
      field,
      value: typeof value === 'string' ? `${value.length} characters long` : JSON.stringify(value),
      rule: `it must be text of ${longest} characters at most`,
    })
  }
  if (!isShownText(value)) {
    return refuse('InvalidRequestInput', {
      field,
      value: 'text with such characters',
      rule: textRule,
    })
  }
  return value.trim().toWellFormed() || undefined
}
