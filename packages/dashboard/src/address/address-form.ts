import type { Address, CountryValidationRules } from '@accredit/client'

/** The parts of an address that a person fills in, in the order of the form. */
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

/** An address as it stands in a form: every part a text. */
export type AddressForm = Readonly<Record<AddressPart, string>>

/** Puts an address into a form. Some records carry the region where others have the state. */
export function toAddressForm(address: Address = {}): AddressForm {
  const { country = '', addressLine1 = '', addressLine2 = '', city = '' } = address
  const { state = address.region ?? '', postalCode = '', phoneNumber = '' } = address
  return { country, addressLine1, addressLine2, city, state, postalCode, phoneNumber }
}

/** Takes an address out of a form; what of the record the form does not show stays as it was. */
export function fromAddressForm(form: AddressForm, record: Address = {}): Address {
  const { region: _shownAsState, ...rest } = record
  const trimmed = addressParts.map((part) => [part, form[part].trim()] as const)
  const shown = new Set<string>(addressParts)
  const kept = Object.entries(rest).filter(([part]) => !shown.has(part))
  return Object.fromEntries([...kept, ...trimmed.filter(([, text]) => text !== '')])
}

/** Says which parts a country demands; before its rules are known, only those that every country does. */
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

/** Finds the parts that the country demands and the form lacks. */
export function findMissingParts(
  form: AddressForm,
  rules: CountryValidationRules | undefined,
): readonly AddressPart[] {
  return neededParts(rules).filter((part) => form[part].trim() === '')
}
