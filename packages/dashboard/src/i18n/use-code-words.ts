import { codeWords } from '../words/code-words.ts'
import type { CodeWords } from '../words/words.ts'
import { useLanguage } from './language.tsx'

/** The words of validation codes in the user's language. */
export function useCodeWords(): CodeWords {
  return codeWords[useLanguage().language]
}
