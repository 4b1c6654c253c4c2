import { addCustomerWords } from '../words/add-customer-words.ts'
import type { AddCustomerWords } from '../words/words.ts'
import { useLanguage } from './language.tsx'

/** Words of the page to add a customer in the user's language. */
export function useAddCustomerWords(): AddCustomerWords {
  return addCustomerWords[useLanguage().language]
}
