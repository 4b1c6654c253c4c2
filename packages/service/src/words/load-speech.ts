import type { ContractWords, Language } from '@accredit/contract/words'
import { words as contractInEnglish } from '@accredit/contract/words/en'
import { words as english } from './en/index.ts'
import { createFormats } from './formats.ts'
import type { Speech, Words } from './words.ts'

/** English, which logs and data for programs speak. */
export const inEnglish: Speech = {
  language: 'en',
  words: english,
  contract: contractInEnglish,
  formats: createFormats('en'),
}

type Tables = readonly [words: Words, contract: ContractWords]

const loaders: Readonly<Record<Language, () => Promise<Tables>>> = {
  en: () => Promise.resolve([english, contractInEnglish]),
  'pt-PT': async () => [
    (await import('./pt-PT/index.ts')).words,
    (await import('@accredit/contract/words/pt-PT')).words,
  ],
  'pt-BR': async () => [
    (await import('./pt-BR/index.ts')).words,
    (await import('@accredit/contract/words/pt-BR')).words,
  ],
}

/**
 * Loads the words of a language.
 * @param wanted tag that the reader gave, whose region decides how dates are written
 */
export async function loadSpeech(language: Language, wanted?: string): Promise<Speech> {
  const [words, contract] = await loaders[language]()
  return { language, words, contract, formats: createFormats(language, wanted) }
}
