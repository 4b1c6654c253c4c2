import type { Language } from '@accredit/contract/words'
import { overview as english } from './en/overview.ts'
import { overview as brazilian } from './pt-BR/overview.ts'
import { overview as european } from './pt-PT/overview.ts'
import type { OverviewWords } from './words.ts'

/** These words come with the page of figures, so that the first load does without them. */
export const overviewWords: Readonly<Record<Language, OverviewWords>> = {
  en: english,
  'pt-PT': european,
  'pt-BR': brazilian,
}
