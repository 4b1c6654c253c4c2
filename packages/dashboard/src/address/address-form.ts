import type { Address, CountryValidationRules } from '@accredit/client'

/** Address parts that a user fills in, in form order. */
export const addressParts = [
  'country',
  'addressLine1',
  'addressLine2',
  'city',
  'state',
  'postalCode',
  'phoneNumber',
] as const
export type AddressPart = (typeof addressParts)[number]

/** Form values of an address; every part is a string. */
export type AddressForm = Readonly<Record<AddressPart, string>>

/** Converts an address to form values. Some records hold the region in place of the state. */
export function toAddressForm(address: Address = {}): AddressForm {
  const { country = '', addressLine1 = '', addressLine2 = '', city = '' } = address
  const { state = address.region ?? '', postalCode = '', phoneNumber = '' } = address
  return { country, addressLine1, addressLine2, city, state, postalCode, phoneNumber }
}

/** Converts form values to an address; members that the form does not show come from the record. */
export function fromAddressForm(form: AddressForm, record: Address = {}): Address {
  const { region: _shownAsState, ...rest } = record
  const trimmed = addressParts.map((part) => [part, form[part].trim()] as const)
  const shown = new Set<string>(addressParts)
  const kept = Object.entries(rest).filter(([part]) => !shown.has(part))
  return Object.fromEntries([...kept, ...trimmed.filter(([, text]) => text !== '')])
}

/**
 * Returns the parts that a country requires; until its rules are loaded, those that every country
 * requires.
 */
export function neededParts(rules: CountryValidationRules | undefined): readonly AddressPart[] {
  const needed: Readonly<Partial<Record<AddressPart, boolean | undefined>>> = {
    country: true,
    addressLine1: true,
    city: rules?.isCityRequired,
    state: rules?.isStateRequired,
    postalCode: rules?.isPostalCodeRequired,
    phoneNumber: rules?.customerOrganizationPhoneNumberRequired,
  }
  return addressParts.filter((part) => needed[part])
}

/** Finds required parts that the form lacks. */
export function findMissingParts(
  form: AddressForm,
  rules: CountryValidationRules | undefined,
): readonly AddressPart[] {
  return neededParts(rules).filter((part) => form[part].trim() === '')
}
