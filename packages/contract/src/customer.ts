import { Type, type Static } from 'typebox'
import { attributes, collectionOf, selfLink } from './collection.ts'

const optional = (description: string) => Type.Optional(Type.String({ description }))

/** A postal address. Lengths and rules: utility resources. */
export const Address = Type.Object(
  {
    country: optional('ISO 3166-1 alpha-2'),
    region: optional('region, where the country has one instead of a state'),
    city: optional('city'),
    district: optional('part of a city or region'),
    state: optional('two letters where the country has states'),
    addressLine1: optional('street and house, 1 to 200 characters'),
    addressLine2: optional('up to 200 characters'),
    addressLine3: optional('up to 200 characters'),
    postalCode: optional('postal code'),
    firstName: optional('1 to 50 characters'),
    middleName: optional('1 to 50 characters'),
    lastName: optional('1 to 50 characters'),
    phoneNumber: optional('phone number'),
    emailAddress: optional('e-mail address'),
  },
  { $id: 'Address' },
)
export type Address = Static<typeof Address>

/** The organisation itself. Source: customer resources. */
export const CustomerCompanyProfile = Type.Object(
  {
    tenantId: Type.String({ format: 'uuid' }),
    domain: Type.String(),
    companyName: Type.String(),
    address: Type.Optional(Address),
    email: optional('the organisation’s own address'),
    organizationRegistrationNumber: optional('where the country demands one'),
    links: selfLink,
    attributes: attributes('CustomerCompanyProfile'),
  },
  { $id: 'CustomerCompanyProfile' },
)
export type CustomerCompanyProfile = Static<typeof CustomerCompanyProfile>

/** Person and address to bill. Source: customer resources. */
export const CustomerBillingProfile = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    firstName: optional('billing contact'),
    lastName: optional('billing contact'),
    email: optional('billing contact'),
    culture: optional('e.g. en-US'),
    language: optional('two letters'),
    companyName: optional('the name on the bill'),
    defaultAddress: Type.Optional(Address),
    links: selfLink,
    attributes: attributes('CustomerBillingProfile'),
  },
  { $id: 'CustomerBillingProfile' },
)
export type CustomerBillingProfile = Static<typeof CustomerBillingProfile>

/** Relationships of customer and partner, in the order of the .NET ordinals. */
export const relationships = [
  'unknown',
  'reseller',
  'advisor',
  'syndication',
  'microsoft_support',
  'none',
] as const
export type Relationship = (typeof relationships)[number]

/** A customer: short in lists, whole when read by id. Source: customer resources. */
export const Customer = Type.Object(
  {
    id: Type.String({
      format: 'uuid',
      description: 'The customer’s tenant, the dashboard’s Microsoft ID.',
    }),
    commerceId: Type.Optional(Type.String({ format: 'uuid' })),
    companyProfile: CustomerCompanyProfile,
    billingProfile: Type.Optional(CustomerBillingProfile),
    relationshipToPartner: Type.Enum([...relationships]),
    allowDelegatedAccess: Type.Optional(Type.Boolean()),
    customDomains: Type.Optional(Type.Array(Type.String())),
    associatedPartnerId: Type.Optional(Type.String()),
    links: selfLink,
    attributes: attributes('Customer'),
  },
  { $id: 'Customer' },
)
export type Customer = Static<typeof Customer>

/** A page of customers, in short form. */
export const CustomerCollection = collectionOf(Customer, 'CustomerCollection')
export type CustomerCollection = Static<typeof CustomerCollection>
