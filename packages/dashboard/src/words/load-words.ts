import type { Language } from '@accredit/contract/words'
import { qualificationNames } from '@accredit/client'
import { words as english } from './en/index.ts'
import type { Words } from './words.ts'

const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  en: () => Promise.resolve(english),
  'pt-PT': async () => (await import('./pt-PT/index.ts')).words,
  'pt-BR': async () => (await import('./pt-BR/index.ts')).words,
}

/** A language with its words. */
export interface Spoken {
  readonly language: Language
  readonly words: Words
}

/** English, which needs no loading. */
export const inEnglish: Spoken = { language: 'en', words: entitle(english) }

/** Loads the words of a language; English if they cannot be loaded. */
export async function loadWords(language: Language): Promise<Spoken> {
  try {
    return { language, words: entitle(await loaders[language]()) }
  } catch {
    return inEnglish
  }
}

/** Gives qualifications without a title their name as one. */
function entitle(words: Words): Words {
  const names = Object.fromEntries(qualificationNames.map((name) => [name, name]))
  return { ...words, qualificationTitles: { ...names, ...words.qualificationTitles } }
}
