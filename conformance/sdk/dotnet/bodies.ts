import type { SdkAddress, SdkBillingProfile, SdkCustomerDraft } from '../models.ts'

// Models without an attribute of their own are written in Pascal case, in the order in which they
// declare their members, those of their base last. What is not set is null, except for `Links`.

/** `Address`. */
export function writeAddress(address: Partial<SdkAddress>) {
  return {
    Country: address.country ?? null,
    Region: address.region ?? null,
    City: address.city ?? null,
    State: address.state ?? null,
    AddressLine1: address.addressLine1 ?? null,
    AddressLine2: address.addressLine2 ?? null,
    PostalCode: address.postalCode ?? null,
    FirstName: address.firstName ?? null,
    LastName: address.lastName ?? null,
    PhoneNumber: address.phoneNumber ?? null,
  }
}

/** A `Customer` of which a program has set domain and billing profile. */
export function writeCustomerDraft({ domain, billing }: SdkCustomerDraft) {
  return {
    Id: null,
    CommerceId: null,
    CompanyProfile: {
      TenantId: null,
      Domain: domain,
      CompanyName: null,
      OrganizationRegistrationNumber: null,
      Attributes: { ObjectType: 'CustomerCompanyProfile' },
    },
    BillingProfile: {
      Id: null,
      FirstName: billing.firstName,
      LastName: billing.lastName,
      Email: billing.email,
      Culture: billing.culture,
      Language: billing.language,
      CompanyName: billing.companyName,
      DefaultAddress: writeAddress(billing.defaultAddress),
      Attributes: { ObjectType: 'CustomerBillingProfile' },
    },
    RelationshipToPartner: 'unknown',
    AllowDelegatedAccess: null,
    UserCredentials: null,
    CustomDomains: null,
    AssociatedPartnerId: null,
    Attributes: { ObjectType: 'Customer' },
  }
}

/** The `Customer` that ends a relationship. */
export const unlinkedCustomer = {
  Id: null,
  CommerceId: null,
  CompanyProfile: null,
  BillingProfile: null,
  RelationshipToPartner: 'none',
  AllowDelegatedAccess: null,
  UserCredentials: null,
  CustomDomains: null,
  AssociatedPartnerId: null,
  Attributes: { ObjectType: 'Customer' },
} as const

/** A `CustomerBillingProfile` as it was read, with what the program has changed. */
export function writeBillingProfile(profile: SdkBillingProfile) {
  const { links, attributes } = profile
  const self = links?.self
  return {
    Id: profile.id,
    FirstName: profile.firstName,
    LastName: profile.lastName,
    Email: profile.email,
    Culture: profile.culture,
    Language: profile.language,
    CompanyName: profile.companyName,
    DefaultAddress: profile.defaultAddress && writeAddress(profile.defaultAddress),
    ...(self && {
      Links: {
        Self: {
          Uri: self.uri,
          Method: self.method,
          Headers: self.headers?.map(({ key, value }) => ({ Key: key, Value: value })) ?? null,
        },
      },
    }),
    Attributes: {
      ...(attributes?.etag != null && { Etag: attributes.etag }),
      ObjectType: 'CustomerBillingProfile',
    },
  }
}

/** Fields that a program fills in to request a qualification. */
export interface QualificationRequest {
  readonly qualification: string
  readonly educationSegment?: string
  readonly validationCode?: string
  readonly website?: string
}

/** The one model whose members have attributes: camel case, and left out when they are null. */
export function writeQualificationRequest(request: QualificationRequest) {
  const { qualification, educationSegment, validationCode, website } = request
  return {
    qualification,
    ...(educationSegment !== undefined && { educationSegment }),
    ...(validationCode !== undefined && { validationCode }),
    ...(website !== undefined && { website }),
  }
}
