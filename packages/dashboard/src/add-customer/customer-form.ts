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
import { fromAddressForm, toAddressForm, type AddressForm } from '../address/address-form.ts'

/** A new customer as it stands in the form. */
export interface CustomerForm extends RequestForm {
  readonly companyName: string
  /** Part before `.onmicrosoft.com`. */
  readonly domain: string
  readonly registrationNumber: string
  readonly qualification: '' | SettableQualification
  readonly address: AddressForm
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

export const emptyForm: CustomerForm = {
  companyName: '',
  domain: '',
  registrationNumber: '',
  qualification: '',
  ...emptyRequest,
  address: toAddressForm(),
  firstName: '',
  lastName: '',
  email: '',
}

/** Fault of a field of the form. */
export type Fault = 'missing' | 'too-long' | 'wrong'
export type FaultyField = Exclude<keyof CustomerForm, 'address'> | 'address'

/** The longest company name that is taken. */
export const longestName = 200

/** Finds what has to be corrected before the form can be sent. */
export function findFaults(
  form: CustomerForm,
  rules: CountryValidationRules | undefined,
): Partial<Record<FaultyField, Fault>> {
  const faults: Partial<Record<FaultyField, Fault>> = {}
  const name = form.companyName.trim()
  if (name === '') faults.companyName = 'missing'
  else if (name.length > longestName) faults.companyName = 'too-long'
  const domain = form.domain.trim()
  if (domain === '') faults.domain = 'missing'
  else if (!/^(?!-)[a-z0-9-]{1,63}(?<!-)$/i.test(domain)) faults.domain = 'wrong'
  const email = form.email.trim()
  if (email === '') faults.email = 'missing'
  else if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) faults.email = 'wrong'
  if (form.qualification !== '') {
    for (const field of findMissing(form.qualification, form)) faults[field] = 'missing'
  }
  const numberNeeded = rules?.customerOrganizationRegistrationNumberRequired === true
  if (numberNeeded && form.registrationNumber.trim() === '') faults.registrationNumber = 'missing'
  if (!isAddressComplete(form.address, rules)) faults.address = 'missing'
  return faults
}

function isAddressComplete(
  address: AddressForm,
  rules: CountryValidationRules | undefined,
): boolean {
  const given = (part: keyof AddressForm) => address[part].trim() !== ''
  return (
    given('country') &&
    given('addressLine1') &&
    (!rules?.isCityRequired || given('city')) &&
    (!rules?.isStateRequired || given('state')) &&
    (!rules?.isPostalCodeRequired || given('postalCode')) &&
    (!rules?.customerOrganizationPhoneNumberRequired || given('phoneNumber'))
  )
}

/** The whole domain of the new tenant. */
export function domainOf({ domain }: CustomerForm): string {
  return `${domain.trim().toLowerCase()}.onmicrosoft.com`
}

/** The language of the culture, as the rules spell it; `zh-CHS` of `zh-CN`. */
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
  const number = form.registrationNumber.trim()
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
      defaultAddress: fromAddressForm(form.address),
    },
  }
}

/** Builds the request that qualifies the customer afterwards; `undefined` when none is wanted. */
export function toQualificationRequest(form: CustomerForm): QualificationRequest | undefined {
  return form.qualification === '' ? undefined : toRequest(form.qualification, form)
}
