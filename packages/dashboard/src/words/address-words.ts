import type { Language } from '@accredit/contract/words'
import { address as english } from './en/address.ts'
import { address as brazilian } from './pt-BR/address.ts'
import { address as european } from './pt-PT/address.ts'
import type { AddressWords } from './words.ts'

/** These words come with the forms that have an address, so that the first load does without them. */
export const addressWords: Readonly<Record<Language, AddressWords>> = {
  en: english,
  'pt-PT': european,
  'pt-BR': brazilian,
}
