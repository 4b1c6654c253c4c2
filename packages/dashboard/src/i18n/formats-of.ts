import type { Language } from '@accredit/contract/words'
import { createFormats, type Formats } from './create-formats.ts'

const made: Partial<Record<Language, Formats>> = {}

/** The formats of a language, made once. */
export function formatsOf(language: Language): Formats {
  return (made[language] ??= createFormats(language, navigator.languages))
}
