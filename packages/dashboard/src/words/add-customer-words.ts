import type { Language } from '@accredit/contract/words'
import { addCustomer as english } from './en/add-customer.ts'
import { addCustomer as brazilian } from './pt-BR/add-customer.ts'
import { addCustomer as european } from './pt-PT/add-customer.ts'
import type { AddCustomerWords } from './words.ts'

/** These words come with the page of a new customer, so that the first load does without them. */
export const addCustomerWords: Readonly<Record<Language, AddCustomerWords>> = {
  en: english,
  'pt-PT': european,
  'pt-BR': brazilian,
}
