import { useMemo } from 'react'
import { createFormats, type Formats } from './create-formats.ts'
import { useLanguage } from './language.tsx'

/** The formats of the user's language. */
export function useFormats(): Formats {
  const { language } = useLanguage()
  return useMemo(() => createFormats(language, navigator.languages), [language])
}
