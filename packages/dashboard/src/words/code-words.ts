import type { Language } from '@accredit/contract/words'
import { codes as english } from './en/codes.ts'
import { codes as brazilian } from './pt-BR/codes.ts'
import { codes as european } from './pt-PT/codes.ts'
import type { CodeWords } from './words.ts'

/** Loaded with the validation codes, to keep the first load small. */
export const codeWords: Readonly<Record<Language, CodeWords>> = {
  en: english,
  'pt-PT': european,
  'pt-BR': brazilian,
}
