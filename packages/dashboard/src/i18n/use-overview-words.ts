import { overviewWords } from '../words/overview-words.ts'
import type { OverviewWords } from '../words/words.ts'
import { useLanguage } from './language.tsx'

/** The words of the overview in the user's language. */
export function useOverviewWords(): OverviewWords {
  return overviewWords[useLanguage().language]
}
