import type { Language } from '@accredit/contract/words'
import { addCustomer as english } from './en/add-customer.ts'
import { addCustomer as brazilian } from './pt-BR/add-customer.ts'
import { addCustomer as european } from './pt-PT/add-customer.ts'
import type { AddCustomerWords } from './words.ts'

/** Loaded with the page to add a customer, to keep the first load small. */
export const addCustomerWords: Readonly<Record<Language, AddCustomerWords>> = {
  en: english,
  'pt-PT': european,
  'pt-BR': brazilian,
}
