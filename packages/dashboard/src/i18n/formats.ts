import { createFormats, type Formats } from './create-formats.ts'
import type { Language } from './define-messages.ts'
import { useLanguage } from './language.tsx'

const made: Partial<Record<Language, Formats>> = {}

/** The formats of the user's language. */
export function useFormats(): Formats {
  const { language } = useLanguage()
  return (made[language] ??= createFormats(language, navigator.languages))
}
