import type {
  CountryValidationRules,
  NewCustomer,
  QualificationRequest,
  SettableQualification,
} from '@accredit/client'
import {
  emptyRequest,
  findMissing,
  toRequest,
  type RequestForm,
} from '../qualification/request-form.ts'
import {
  findMissingParts,
  fromAddressForm,
  toAddressForm,
  type AddressForm,
} from '../address/address-form.ts'

/** Form values of a new customer, named as on the wire. */
export type CustomerForm = RequestForm & AddressForm & OwnFields

interface OwnFields {
  readonly companyName: string
  /** Part before `.onmicrosoft.com`. */
  readonly domain: string
  readonly organizationRegistrationNumber: string
  readonly qualification: '' | SettableQualification
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

export const emptyForm: CustomerForm = {
  companyName: '',
  domain: '',
  organizationRegistrationNumber: '',
  qualification: '',
  ...emptyRequest,
  ...toAddressForm(),
  firstName: '',
  lastName: '',
  email: '',
}

/** Error of a form field. */
export type Fault = 'missing' | 'too-long' | 'wrong'
export type CustomerField = keyof CustomerForm

/** Longest company name that the service accepts. */
export const longestName = 200

/** Finds the fields to correct before the form can be sent. */
export function findFaults(
  form: CustomerForm,
  rules: CountryValidationRules | undefined,
): Partial<Record<CustomerField, Fault>> {
  const faults: Partial<Record<CustomerField, Fault>> = {}
  const name = form.companyName.trim()
  if (name === '') faults.companyName = 'missing'
  else if (name.length > longestName) faults.companyName = 'too-long'
  const domain = form.domain.trim()
  if (domain === '') faults.domain = 'missing'
  else if (!isDomainLabel(domain)) faults.domain = 'wrong'
  const email = form.email.trim()
  if (email === '') faults.email = 'missing'
  else if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) faults.email = 'wrong'
  if (form.qualification !== '') {
    for (const field of findMissing(form.qualification, form)) faults[field] = 'missing'
  }
  const numberNeeded = rules?.customerOrganizationRegistrationNumberRequired === true
  if (numberNeeded && form.organizationRegistrationNumber.trim() === '') {
    faults.organizationRegistrationNumber = 'missing'
  }
  for (const part of findMissingParts(form, rules)) faults[part] = 'missing'
  return faults
}

/** Checks that a text can precede `.onmicrosoft.com`. */
export function isDomainLabel(text: string): boolean {
  return /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i.test(text)
}

/** Returns the full domain of the new tenant. */
export function domainOf({ domain }: Pick<CustomerForm, 'domain'>): string {
  return `${domain.trim().toLowerCase()}.onmicrosoft.com`
}

/** Finds the language of a culture as the country rules spell it, e.g. `zh-CHS` for `zh-CN`. */
function ownLanguage(languages: readonly string[], culture: string): string {
  const [language = 'en'] = culture.split('-', 1)
  return languages.find((listed) => listed.split('-', 1)[0] === language) ?? language
}

/** Builds the request that creates the customer. Culture and language are those of the country. */
export function toNewCustomer(
  form: CustomerForm,
  rules: CountryValidationRules | undefined,
): NewCustomer {
  const { supportedLanguagesList: languages = [] } = rules ?? {}
  const culture = rules?.defaultCulture ?? 'en-US'
  const number = form.organizationRegistrationNumber.trim()
  const needsNumber = rules?.customerOrganizationRegistrationNumberRequired === true
  const firstName = form.firstName.trim()
  const lastName = form.lastName.trim()
  return {
    companyProfile: {
      domain: domainOf(form),
      ...(needsNumber && number !== '' && { organizationRegistrationNumber: number }),
    },
    billingProfile: {
      companyName: form.companyName.trim(),
      email: form.email.trim(),
      culture,
      language: ownLanguage(languages, culture),
      ...(firstName !== '' && { firstName }),
      ...(lastName !== '' && { lastName }),
      defaultAddress: fromAddressForm(form),
    },
  }
}

/** Builds the request that qualifies the customer afterwards; `undefined` when none was chosen. */
export function toQualificationRequest(form: CustomerForm): QualificationRequest | undefined {
  return form.qualification === '' ? undefined : toRequest(form.qualification, form)
}
