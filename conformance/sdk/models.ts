// The members that both SDKs bind, under one spelling. What an SDK does not bind is not here: a
// service may send more, but no program that uses the SDK ever sees it.

/** An absent text is null in both languages. */
export type Text = string | null

/** A link with the headers to send along. */
export interface SdkLink {
  readonly uri: Text
  readonly method: Text
  readonly headers: readonly { readonly key: Text; readonly value: Text }[] | null
}

/** Metadata of a resource. */
export interface SdkAttributes {
  readonly etag: Text
  readonly objectType: Text
}

/** A resource's link to itself. */
export interface SdkSelfLink {
  readonly self: SdkLink | null
}

/** A page of a list. */
export interface SdkPage<Item> {
  readonly totalCount: number
  readonly items: readonly Item[] | null
  readonly links: {
    readonly self: SdkLink | null
    readonly next: SdkLink | null
    readonly previous: SdkLink | null
  } | null
  readonly continuationToken: Text
  readonly attributes: SdkAttributes | null
}

/** A postal address. */
export interface SdkAddress {
  readonly country: Text
  readonly region: Text
  readonly city: Text
  readonly state: Text
  readonly addressLine1: Text
  readonly addressLine2: Text
  readonly postalCode: Text
  readonly firstName: Text
  readonly lastName: Text
  readonly phoneNumber: Text
}

/** The organisation behind a customer. */
export interface SdkCompanyProfile {
  readonly tenantId: Text
  readonly domain: Text
  readonly companyName: Text
  readonly organizationRegistrationNumber: Text
  readonly links: SdkSelfLink | null
  readonly attributes: SdkAttributes | null
}

/** Person and address to bill. */
export interface SdkBillingProfile {
  readonly id: Text
  readonly firstName: Text
  readonly lastName: Text
  readonly email: Text
  readonly culture: Text
  readonly language: Text
  readonly companyName: Text
  readonly defaultAddress: SdkAddress | null
  readonly links: SdkSelfLink | null
  readonly attributes: SdkAttributes | null
}

/** A customer. */
export interface SdkCustomer {
  readonly id: Text
  readonly commerceId: Text
  readonly companyProfile: SdkCompanyProfile | null
  readonly billingProfile: SdkBillingProfile | null
  /** A member of the enum, spelled as the SDK spells it. */
  readonly relationshipToPartner: Text
  readonly allowDelegatedAccess: boolean | null
  readonly userCredentials: { readonly userName: Text; readonly password: Text } | null
  readonly customDomains: readonly Text[] | null
  readonly associatedPartnerId: Text
  readonly links: SdkSelfLink | null
  readonly attributes: SdkAttributes | null
}

/** Fields that a program fills in to create a customer. */
export interface SdkCustomerDraft {
  readonly domain: string
  readonly billing: {
    readonly firstName: string
    readonly lastName: string
    readonly email: string
    readonly culture: string
    readonly language: string
    readonly companyName: string
    readonly defaultAddress: Partial<SdkAddress>
  }
}

/** A code for government customers. */
export interface SdkValidationCode {
  readonly partnerId: Text
  readonly organizationName: Text
  readonly validationId: Text
  readonly maxCreates: number | null
  readonly remainingCreates: number | null
}

/** Rules of a country for addresses and tax data. */
export interface SdkCountryRules {
  readonly iso2Code: Text
  readonly defaultCulture: Text
  readonly isStateRequired: boolean
  readonly supportedStatesList: readonly Text[] | null
  readonly supportedLanguagesList: readonly Text[] | null
  readonly supportedCulturesList: readonly Text[] | null
  readonly isPostalCodeRequired: boolean
  readonly postalCodeRegex: Text
  readonly isCityRequired: boolean
  readonly isVatIdSupported: boolean
  readonly taxIdFormat: Text
  readonly taxIdSample: Text
  readonly vatIdRegex: Text
  readonly phoneNumberRegex: Text
  readonly isTaxIdSupported: boolean
  readonly isTaxIdOptional: boolean
  readonly countryCallingCodesList: readonly Text[] | null
  readonly attributes: SdkAttributes | null
}

/** One line of the activity log. */
export interface SdkAuditRecord {
  readonly id: Text
  readonly partnerId: Text
  readonly customerId: Text
  readonly customerName: Text
  readonly userPrincipalName: Text
  readonly resourceType: Text
  readonly resourceOldValue: Text
  readonly resourceNewValue: Text
  readonly operationType: Text
  readonly operationDate: Date | null
  readonly operationStatus: Text
  readonly customizedData: readonly { readonly key: Text; readonly value: Text }[] | null
  readonly attributes: SdkAttributes | null
}
