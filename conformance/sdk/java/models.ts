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
  dateTime,
  enumeration,
  flag,
  flagOrNull,
  list,
  model,
  text,
  whole,
  type Member,
} from './jackson.ts'
import { netUri } from './net-uri.ts'

const pair = model<{ key: Text; value: Text }>({ key: text, value: text })
const attributes = model<SdkAttributes>({ etag: text, objectType: text })
const link = model<SdkLink>({
  uri: netUri,
  method: text,
  headers: list(pair) as Member<SdkLink['headers']>,
})
const links = model<SdkSelfLink>({ self: link })

const address = model<SdkAddress>({
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

/** `CustomerCompanyProfile`; this SDK binds the organisation's address and e-mail as well. */
export type CompanyProfile = SdkCompanyProfile & {
  readonly address: SdkAddress | null
  readonly email: Text
}
export const companyProfile = model<CompanyProfile>({
  tenantId: text,
  domain: text,
  companyName: text,
  organizationRegistrationNumber: text,
  address,
  email: text,
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

/** The closed set of relationships; the fifth is not what .NET calls it. */
export const relationships = [
  'unknown',
  'none',
  'reseller',
  'advisor',
  'syndication',
  'microsoftSupport',
] as const

/** `Customer`. */
export const customer = model<SdkCustomer>({
  id: text,
  commerceId: text,
  companyProfile,
  billingProfile,
  relationshipToPartner: enumeration(relationships, 'CustomerPartnerRelationship'),
  allowDelegatedAccess: flagOrNull,
  userCredentials: model({ userName: text, password: text }),
  customDomains: list(text),
  associatedPartnerId: text,
  links,
  attributes,
})

/** The closed set of qualifications: this SDK knows neither government nor state-owned customers. */
export const qualification = enumeration(
  ['none', 'education', 'nonprofit'],
  'CustomerQualification',
)

/** `ValidationCode`: no limit reads as 0, and the getter `getETag` makes `etag` the tag's name. */
export const validationCode = model<SdkValidationCode & { readonly etag: Text }>({
  partnerId: text,
  organizationName: text,
  validationId: text,
  maxCreates: whole,
  remainingCreates: whole,
  etag: text,
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

/** Of the operation types that have to do with customers, those that this SDK knows. */
const operationTypes = [
  'undefined',
  'update_customer_qualification',
  'add_customer',
  'update_customer_billing_profile',
  'update_customer_partner_contract_company_Name',
  'delete_customer',
  'remove_partner_customer_relationship',
]

/** `AuditRecord`; one value outside its closed sets breaks the whole page. */
export const auditRecord = model<SdkAuditRecord>({
  id: text,
  partnerId: text,
  customerId: text,
  customerName: text,
  userPrincipalName: text,
  resourceType: enumeration(['undefined', 'customer'], 'ResourceType'),
  resourceOldValue: text,
  resourceNewValue: text,
  operationType: enumeration(operationTypes, 'OperationType'),
  operationDate: dateTime,
  operationStatus: enumeration(['succeeded', 'failed', 'progress', 'decline'], 'OperationStatus'),
  customizedData: list(pair) as Member<SdkAuditRecord['customizedData']>,
  attributes,
})

/** `SeekBasedResourceCollection<T>`: here `totalCount` is what the answer says. */
export function page<Item>(item: Member<Item | null>): Member<SdkPage<Item> | null> {
  return model<SdkPage<Item>>({
    totalCount: whole,
    items: list(item) as Member<SdkPage<Item>['items']>,
    links: model({ self: link, next: link, previous: link }),
    continuationToken: text,
    attributes,
  })
}
