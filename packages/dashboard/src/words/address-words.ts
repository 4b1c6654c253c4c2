import type { Language } from '@accredit/contract/words'
import { address as english } from './en/address.ts'
import { address as brazilian } from './pt-BR/address.ts'
import { address as european } from './pt-PT/address.ts'
import type { AddressWords } from './words.ts'

/** Loaded with the forms that have an address, to keep the first load small. */
export const addressWords: Readonly<Record<Language, AddressWords>> = {
  en: english,
  'pt-PT': european,
  'pt-BR': brazilian,
}
