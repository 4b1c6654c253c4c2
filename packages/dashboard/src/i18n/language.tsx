import { chooseLanguage, languageOf, type Language } from '@accredit/contract/words'
import { createContext, use, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { readPreference, savePreference } from '../data/preferences.ts'
import { inEnglish, loadWords, type Spoken } from '../words/load-words.ts'
import type { Words } from '../words/words.ts'

interface LanguageChoice extends Spoken {
  choose(language: Language): void
}

const LanguageContext = createContext<LanguageChoice>({ ...inEnglish, choose: () => undefined })

/**
 * Returns the language that the user chose, else the first of the browser's languages that the
 * dashboard supports.
 */
export function preferredLanguage(): Language {
  return languageOf(readPreference('language') ?? '') ?? chooseLanguage(navigator.languages)
}

/**
 * Provides the language.
 * @param spoken the page's initial language with its words
 */
export function LanguageProvider({
  spoken,
  children,
}: {
  readonly spoken: Spoken
  readonly children: ReactNode
}) {
  const [chosen, setChosen] = useState<Spoken>()
  const current = chosen ?? spoken
  useLayoutEffect(() => {
    document.documentElement.lang = current.language
  }, [current])
  const choice = useMemo<LanguageChoice>(
    () => ({
      ...current,
      choose(language) {
        savePreference('language', language)
        void loadWords(language).then(setChosen)
      },
    }),
    [current],
  )
  return <LanguageContext value={choice}>{children}</LanguageContext>
}

/** The language with its words, and a function to change it. */
export function useLanguage(): LanguageChoice {
  return use(LanguageContext)
}

/** The words of the user's language. */
export function useWords(): Words {
  return useLanguage().words
}
