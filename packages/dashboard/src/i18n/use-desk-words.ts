import { deskWords } from '../words/desk-words.ts'
import type { DeskWords } from '../words/words.ts'
import { useLanguage } from './language.tsx'

/** The words of the desk in the user's language. */
export function useDeskWords(): DeskWords {
  return deskWords[useLanguage().language]
}
