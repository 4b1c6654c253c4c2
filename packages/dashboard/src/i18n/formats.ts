import type { Formats } from './create-formats.ts'
import { formatsOf } from './formats-of.ts'
import { useLanguage } from './language.tsx'

/** Formatters of the user's language. */
export function useFormats(): Formats {
  return formatsOf(useLanguage().language)
}
