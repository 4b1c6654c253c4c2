import type {
  SdkAddress,
  SdkAttributes,
  SdkAuditRecord,
  SdkBillingProfile,
  SdkCompanyProfile,
  SdkCountryRules,
  SdkCustomer,
  SdkLink,
  SdkPage,
  SdkSelfLink,
  SdkValidationCode,
  Text,
} from '../models.ts'
import {
  date,
  dateOrNull,
  enumeration,
  flag,
  flagOrNull,
  list,
  model,
  text,
  wholeOrNull,
  type Member,
} from './newtonsoft.ts'

const pair = model<{ key: Text; value: Text }>({ key: text, value: text })
const attributes = model<SdkAttributes>({ etag: text, objectType: text })
const link = model<SdkLink>({
  uri: text,
  method: text,
  headers: list(pair) as Member<SdkLink['headers']>,
})
const links = model<SdkSelfLink>({ self: link })

/** `Address`. */
export const address = model<SdkAddress>({
  country: text,
  region: text,
  city: text,
  state: text,
  addressLine1: text,
  addressLine2: text,
  postalCode: text,
  firstName: text,
  lastName: text,
  phoneNumber: text,
})

/** `CustomerCompanyProfile`; the SDK knows neither address nor e-mail of it. */
export const companyProfile = model<SdkCompanyProfile>({
  tenantId: text,
  domain: text,
  companyName: text,
  organizationRegistrationNumber: text,
  links,
  attributes,
})

/** `CustomerBillingProfile`. */
export const billingProfile = model<SdkBillingProfile>({
  id: text,
  firstName: text,
  lastName: text,
  email: text,
  culture: text,
  language: text,
  companyName: text,
  defaultAddress: address,
  links,
  attributes,
})

/** The members of `CustomerPartnerRelationship` by ordinal. */
export const relationships = [
  'Unknown',
  'Reseller',
  'Advisor',
  'Syndication',
  'MicrosoftSupport',
  'None',
] as const

/** `Customer`. */
export const customer = model<SdkCustomer>({
  id: text,
  commerceId: text,
  companyProfile,
  billingProfile,
  relationshipToPartner: enumeration(relationships),
  allowDelegatedAccess: flagOrNull,
  userCredentials: model({ userName: text, password: text }),
  customDomains: list(text),
  associatedPartnerId: text,
  links,
  attributes,
})

/** A qualification of the V2 contract, where nothing but the date is more than a text. */
export interface Qualification {
  readonly qualification: Text
  readonly vettingStatus: Text
  readonly vettingReason: Text
  readonly vettingCreateDate: Date | null
}
export const qualification = model<Qualification>({
  qualification: text,
  vettingStatus: text,
  vettingReason: text,
  vettingCreateDate: dateOrNull,
})

/** `ValidationCode`. */
export const validationCode = model<SdkValidationCode & { readonly eTag: Text }>({
  partnerId: text,
  organizationName: text,
  validationId: text,
  maxCreates: wholeOrNull,
  remainingCreates: wholeOrNull,
  eTag: text,
})

/** `CountryValidationRules`. */
export const countryRules = model<SdkCountryRules>({
  iso2Code: text,
  defaultCulture: text,
  isStateRequired: flag,
  supportedStatesList: list(text),
  supportedLanguagesList: list(text),
  supportedCulturesList: list(text),
  isPostalCodeRequired: flag,
  postalCodeRegex: text,
  isCityRequired: flag,
  isVatIdSupported: flag,
  taxIdFormat: text,
  taxIdSample: text,
  vatIdRegex: text,
  phoneNumberRegex: text,
  isTaxIdSupported: flag,
  isTaxIdOptional: flag,
  countryCallingCodesList: list(text),
  attributes,
})

/** `AddressValidationResponse`. */
export interface AddressValidation {
  readonly originalAddress: SdkAddress | null
  readonly suggestedAddresses: readonly (SdkAddress | null)[] | null
  readonly status: Text
  readonly validationMessage: Text
}
export const addressValidation = model<AddressValidation>({
  originalAddress: address,
  suggestedAddresses: list(address),
  status: text,
  validationMessage: text,
})

/** The answer about a customer's account; its time is a text in this SDK. */
export interface ValidationStatus {
  readonly type: string
  readonly status: Text
  readonly lastUpdateDateTime: Text
}
export const validationStatus = model<ValidationStatus>({
  type: enumeration(['Account']),
  status: text,
  lastUpdateDateTime: text,
})

// Only the members that this service can have to do with, at their ordinals; the rest is padding.
const operationTypes = Array.from({ length: 11 }, (_, ordinal) => `Other${ordinal}`)
operationTypes[0] = 'Undefined'
operationTypes[1] = 'UpdateCustomerQualification'
operationTypes[5] = 'AddCustomer'
operationTypes[6] = 'UpdateCustomerBillingProfile'
operationTypes[9] = 'DeleteCustomer'
operationTypes[10] = 'RemovePartnerCustomerRelationship'

/** `AuditRecord`, with the application and the first caller's correlation id, which Java lacks. */
export type AuditRecord = SdkAuditRecord & {
  readonly applicationId: Text
  readonly originalCorrelationId: Text
}
export const auditRecord = model<AuditRecord>({
  id: text,
  partnerId: text,
  customerId: text,
  customerName: text,
  userPrincipalName: text,
  applicationId: text,
  resourceType: enumeration(['Undefined', 'Customer']),
  resourceOldValue: text,
  resourceNewValue: text,
  operationType: enumeration(operationTypes),
  originalCorrelationId: text,
  operationDate: date,
  operationStatus: enumeration(['Succeeded', 'Failed', 'Progress', 'Decline']),
  customizedData: list(pair) as Member<SdkAuditRecord['customizedData']>,
  attributes,
})

/**
 * `SeekBasedResourceCollection<T>`: an object it must be, `totalCount` counts the items whatever the
 * answer says, and the token is matched with its exact name.
 */
export function page<Item>(item: Member<Item | null>): Member<SdkPage<Item>> {
  const populated = model<Omit<SdkPage<Item>, 'totalCount' | 'continuationToken'>>({
    items: list(item) as Member<SdkPage<Item>['items']>,
    links: model({ self: link, next: link, previous: link }),
    attributes,
  })
  const missing: SdkPage<Item> = {
    totalCount: 0,
    items: [],
    links: null,
    continuationToken: '',
    attributes: { etag: null, objectType: 'Collection' },
  }
  return {
    missing,
    read(value, at) {
      const read = populated.read(value, at)
      if (read === null) throw new Error('Error reading JObject from JsonReader.')
      const token = text.read(
        (value as { continuationToken?: unknown }).continuationToken ?? '',
        at,
      )
      return {
        ...read,
        items: read.items ?? [],
        totalCount: read.items?.length ?? 0,
        continuationToken: token,
      }
    },
  }
}
