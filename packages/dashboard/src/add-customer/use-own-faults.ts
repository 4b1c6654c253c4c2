import type { CountryValidationRules } from '@accredit/client'
import type { Faults } from '../form/use-faults.ts'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { useAddCustomerWords } from '../i18n/use-add-customer-words.ts'
import { useRequestFaults } from '../qualification/use-request-faults.ts'
import {
  domainOf,
  findFaults,
  longestName,
  type CustomerField,
  type CustomerForm,
  type Fault,
} from './customer-form.ts'

/** Returns the errors that the form finds itself, by field. */
export function useOwnFaults(
  form: CustomerForm,
  rules: CountryValidationRules | undefined,
  domainTaken: boolean,
): Faults<CustomerField> {
  const words = useWords()
  const t = useAddCustomerWords()
  const { number } = useFormats()
  const ofRequest = useRequestFaults(form.qualification, form)
  const wrong: Faults<CustomerField> = {
    domain: t.domainWrong,
    email: t.emailWrong,
  }
  const say = (field: CustomerField, fault: Fault) => {
    if (fault === 'too-long') return t.tooLong(number(longestName))
    return (fault === 'wrong' ? wrong[field] : undefined) ?? words.pieces.required
  }
  const found = Object.entries(findFaults(form, rules)) as [CustomerField, Fault][]
  return {
    ...(domainTaken && { domain: words.refusals.DomainTaken({ domain: domainOf(form) }, []) }),
    ...Object.fromEntries(found.map(([field, fault]) => [field, say(field, fault)])),
    ...ofRequest,
  }
}
