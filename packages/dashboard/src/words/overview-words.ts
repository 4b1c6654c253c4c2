import type { Language } from '@accredit/contract/words'
import { overview as english } from './en/overview.ts'
import { overview as brazilian } from './pt-BR/overview.ts'
import { overview as european } from './pt-PT/overview.ts'
import type { OverviewWords } from './words.ts'

/** Loaded with the overview, to keep the first load small. */
export const overviewWords: Readonly<Record<Language, OverviewWords>> = {
  en: english,
  'pt-PT': european,
  'pt-BR': brazilian,
}
