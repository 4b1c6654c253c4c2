import type { Language } from '@accredit/contract/words'
import { createFormats, type Formats } from './create-formats.ts'

const made: Partial<Record<Language, Formats>> = {}

/** Formatters of a language, created once. */
export function formatsOf(language: Language): Formats {
  return (made[language] ??= createFormats(language, navigator.languages))
}
