import type { Language } from '@accredit/contract/words'
import { signIn as english } from './en/sign-in.ts'
import { signIn as brazilian } from './pt-BR/sign-in.ts'
import { signIn as european } from './pt-PT/sign-in.ts'
import type { SignInWords } from './words.ts'

/** The sign-in pages' texts in every language. */
export const signInWords: Readonly<Record<Language, SignInWords>> = {
  en: english,
  'pt-PT': european,
  'pt-BR': brazilian,
}
