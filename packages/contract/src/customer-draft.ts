import { Type, type Static } from 'typebox'
import { attributes } from './collection.ts'
import { Address, Customer } from './customer.ts'

const text = (description: string) => Type.String({ description })
const optional = (description: string) => Type.Optional(text(description))

const billingMembers = {
  firstName: optional('Billing contact, 1 to 50 characters.'),
  lastName: optional('Billing contact, 1 to 50 characters.'),
  email: text('Billing contact.'),
  culture: text('E.g. en-US.'),
  language: text('Two letters.'),
  companyName: text('The name on the bill, and of a new customer.'),
  defaultAddress: Address,
}

/** A customer to create. Source: "Create a customer"; customer resources. */
export const CustomerDraft = Type.Object(
  {
    companyProfile: Type.Object({
      domain: text('E.g. northwind.onmicrosoft.com.'),
      organizationRegistrationNumber: optional('Required in countries that demand one.'),
    }),
    billingProfile: Type.Object(billingMembers),
    associatedPartnerId: optional('The tenant of an indirect provider’s reseller.'),
    enableGDAPByDefault: Type.Optional(
      Type.Boolean({ description: 'false: no delegated roles to begin with.' }),
    ),
  },
  { $id: 'CustomerDraft' },
)

/** A customer that was just created. */
export const CreatedCustomer = Type.Object(
  {
    ...Customer.properties,
    userCredentials: Type.Optional(
      Type.Object(
        { userName: Type.String(), password: Type.String() },
        { description: 'Shown once: a repeated answer leaves it out.' },
      ),
    ),
  },
  { $id: 'CreatedCustomer' },
)
export type CreatedCustomer = Static<typeof CreatedCustomer>

/** New content of a billing profile; members that are left out are deleted. */
export const CustomerBillingProfileUpdate = Type.Object(
  {
    ...billingMembers,
    attributes: Type.Optional(
      Type.Object({ etag: optional('The tag that was read, where If-Match is not sent.') }),
    ),
  },
  { $id: 'CustomerBillingProfileUpdate' },
)

/** The two changes that a customer can be patched with. */
export const RelationshipUpdate = Type.Object(
  {
    relationshipToPartner: Type.Optional(
      Type.Union([Type.String(), Type.Integer()], {
        description: 'none ends the relationship; unknown counts as left out.',
      }),
    ),
    allowDelegatedAccess: Type.Optional(
      Type.Boolean({
        description: 'false removes delegated administration (DAP); the relationship stays.',
      }),
    ),
  },
  { $id: 'RelationshipUpdate' },
)

/** The address at which a customer accepts the partner. Source: the published API description. */
export const RelationshipRequest = Type.Object(
  { url: Type.String(), attributes: attributes('CustomerRelationshipRequest') },
  { $id: 'RelationshipRequest' },
)
export type RelationshipRequest = Static<typeof RelationshipRequest>

/** Customer after the relationship has ended. */
export const UnlinkedCustomer = Type.Object(
  {
    id: Type.Null(),
    commerceId: Type.Null(),
    companyProfile: Type.Null(),
    billingProfile: Type.Null(),
    relationshipToPartner: Type.Literal('none'),
    allowDelegatedAccess: Type.Null(),
    userCredentials: Type.Null(),
    customDomains: Type.Null(),
    associatedPartnerId: Type.Null(),
    attributes: attributes('Customer'),
  },
  { $id: 'UnlinkedCustomer' },
)
export type UnlinkedCustomer = Static<typeof UnlinkedCustomer>
