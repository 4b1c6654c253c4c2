import type { SdkAddress, SdkBillingProfile, SdkCustomerDraft } from '../models.ts'

// Members are written in camel case, those of the base class first; what is null is left out.

/** `Address`. */
export function writeAddress(address: Partial<SdkAddress>) {
  const { country, region, city, state, addressLine1, addressLine2 } = address
  const { postalCode, firstName, lastName, phoneNumber } = address
  return withoutNulls({
    country,
    region,
    city,
    state,
    addressLine1,
    addressLine2,
    postalCode,
    firstName,
    lastName,
    phoneNumber,
  })
}

/** A `Customer` of which a program has set domain and billing profile. */
export function writeCustomerDraft({ domain, billing }: SdkCustomerDraft) {
  return {
    attributes: { objectType: 'Customer' },
    companyProfile: { attributes: { objectType: 'CustomerCompanyProfile' }, domain },
    billingProfile: {
      attributes: { objectType: 'CustomerBillingProfile' },
      firstName: billing.firstName,
      lastName: billing.lastName,
      email: billing.email,
      culture: billing.culture,
      language: billing.language,
      companyName: billing.companyName,
      defaultAddress: writeAddress(billing.defaultAddress),
    },
  }
}

/** The `Customer` that ends a relationship. */
export const unlinkedCustomer = {
  attributes: { objectType: 'Customer' },
  relationshipToPartner: 'none',
} as const

/** A `CustomerBillingProfile` as it was read, with what the program has changed. */
export function writeBillingProfile(profile: SdkBillingProfile) {
  const { attributes, links, defaultAddress, ...own } = profile
  return withoutNulls({
    attributes: attributes && withoutNulls(attributes),
    links,
    ...own,
    defaultAddress: defaultAddress && writeAddress(defaultAddress),
  })
}

function withoutNulls(members: object): object {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== null && value !== undefined),
  )
}
