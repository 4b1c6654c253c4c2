import { createFormats, type Formats } from './create-formats.ts'
import type { Language } from './define-messages.ts'
import { useLanguage } from './language.tsx'

const made = new Map<Language, Formats>()

/** The formats of the user's language. */
export function useFormats(): Formats {
  const { language } = useLanguage()
  const formats = made.get(language) ?? createFormats(language, navigator.languages)
  made.set(language, formats)
  return formats
}
