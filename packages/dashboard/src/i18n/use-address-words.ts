import { addressWords } from '../words/address-words.ts'
import type { AddressWords } from '../words/words.ts'
import { useLanguage } from './language.tsx'

/** The words of addresses in the user's language. */
export function useAddressWords(): AddressWords {
  return addressWords[useLanguage().language]
}
