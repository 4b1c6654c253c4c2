import { createContext, use, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { keep, readKept } from '../data/kept.ts'
import { languages, type Language } from './define-messages.ts'

interface LanguageChoice {
  readonly language: Language
  choose(language: Language): void
}

const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose: () => undefined })

/** The user's own choice, else the first of the browser's languages that we speak. */
export function preferredLanguage(): Language {
  const wanted = [readKept('language') ?? '', ...navigator.languages]
  const known = wanted.map((tag) => languages.find((language) => tag.startsWith(language)))
  return known.find((language) => language !== undefined) ?? 'en'
}

/** Gives everything below it a language. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(preferredLanguage)
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'pt' ? 'pt-PT' : 'en'
  }, [language])
  const choice = useMemo<LanguageChoice>(
    () => ({
      language,
      choose(chosen) {
        keep('language', chosen)
        setLanguage(chosen)
      },
    }),
    [language],
  )
  return <LanguageContext value={choice}>{children}</LanguageContext>
}

/** The language, and how to choose another one. */
export function useLanguage(): LanguageChoice {
  return use(LanguageContext)
}

/** The texts of an area in the user's language. */
export function useMessages<Table>(messages: { readonly [Key in Language]: Table }): Table {
  return messages[useLanguage().language]
}
