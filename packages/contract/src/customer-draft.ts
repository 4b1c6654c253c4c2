import { Type, type Static } from 'typebox'
import { attributes } from './collection.ts'
import { Customer, relationships } from './customer.ts'
import { formed, inAnyCase, line, requiredLine, spelled, unshownCharacters } from './texts.ts'

const optional = (most: number, description: string) => Type.Optional(line(most, description))

/** Languages that country rules spell with more than two letters. */
export const longLanguages = ['pt-PT', 'pt-BR', 'zh-CHS', 'zh-CHT'] as const

/** Longest text of any part of an address; the rules of its country are stricter. */
export const longestAddressPart = 1_000

const part = (description: string) => optional(longestAddressPart, description)
const personName = optional(50, 'Up to 50 characters.')

/** Parts of an address whose lengths are the same wherever it is sent. */
const placeParts = {
  region: part('Region, where the country has one instead of a state.'),
  city: part('City, where the rules of the country demand one.'),
  district: part('Part of a city or region.'),
  postalCode: part('Postal code, in the form of the country.'),
  phoneNumber: part('Phone number, in the countries that demand one.'),
  emailAddress: part('E-mail address.'),
}

/** An address that is kept. Lengths and rules: utility resources. */
const AddressDraft = Type.Object(
  {
    country: formed('^ *[A-Za-z]{2} *$', 10, 'ISO 3166-1 alpha-2.'),
    addressLine1: requiredLine(200, 'Street and house.'),
    addressLine2: optional(200, 'Up to 200 characters.'),
    addressLine3: optional(200, 'Up to 200 characters.'),
    state: optional(50, 'A code of supportedStatesList, where the country has a list.'),
    firstName: personName,
    middleName: personName,
    lastName: personName,
    ...placeParts,
  },
  { $id: 'AddressDraft' },
)

/** An address to be judged: what it lacks is told by the answer. */
export const AddressToCheck = Type.Object(
  {
    country: part('ISO 3166-1 alpha-2.'),
    addressLine1: part('Street and house, 1 to 200 characters.'),
    addressLine2: part('Up to 200 characters.'),
    addressLine3: part('Up to 200 characters.'),
    state: part('A code of supportedStatesList, where the country has a list.'),
    firstName: part('1 to 50 characters.'),
    middleName: part('1 to 50 characters.'),
    lastName: part('1 to 50 characters.'),
    ...placeParts,
  },
  { $id: 'AddressToCheck' },
)

const notInEmail = `\\s@${unshownCharacters}`

const billingMembers = {
  firstName: optional(50, 'Billing contact.'),
  lastName: optional(50, 'Billing contact.'),
  email: formed(
    `^ *[^${notInEmail}]+@[^.${notInEmail}]+(\\.[^.${notInEmail}]+)+ *$`,
    254,
    'Billing contact.',
  ),
  culture: formed(
    '^ *[A-Za-z]{2,3}(-[A-Za-z]{4})?-([A-Za-z]{2}|[0-9]{3}) *$',
    20,
    'E.g. en-US, in any case.',
  ),
  language: formed(
    `^ *([A-Za-z]{2}|${longLanguages.map((language) => inAnyCase(language)).join('|')}) *$`,
    20,
    `Two letters, or one of ${longLanguages.join(', ')}, in any case.`,
  ),
  companyName: requiredLine(200, 'The name on the bill, and of a new customer.'),
  defaultAddress: AddressDraft,
}

const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?'

/** A customer to create. Source: "Create a customer"; customer resources. */
export const CustomerDraft = Type.Object(
  {
    companyProfile: Type.Object({
      domain: formed(`^ *${label}(\\.${label})+ *$`, 253, 'E.g. northwind.onmicrosoft.com.'),
      organizationRegistrationNumber: optional(
        50,
        'Required in the countries that demand one, refused in the others.',
      ),
    }),
    billingProfile: Type.Object(billingMembers),
    associatedPartnerId: Type.Optional(
      Type.String({
        format: 'uuid',
        description: 'The tenant of an indirect provider’s reseller.',
      }),
    ),
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
      Type.Object({ etag: optional(1_000, 'The tag that was read, where If-Match is not sent.') }),
    ),
  },
  { $id: 'CustomerBillingProfileUpdate' },
)

/** The two changes that a customer can be patched with. */
export const RelationshipUpdate = Type.Object(
  {
    relationshipToPartner: Type.Optional(
      spelled(
        ['none', 'unknown'],
        'none ends the relationship; unknown counts as left out.',
        relationships,
      ),
    ),
    allowDelegatedAccess: Type.Optional(
      Type.Literal(false, {
        description: 'false removes delegated administration (DAP); the relationship stays.',
      }),
    ),
  },
  {
    $id: 'RelationshipUpdate',
    anyOf: [
      {
        required: ['relationshipToPartner'],
        properties: {
          relationshipToPartner: spelled(['none'], 'Ends the relationship.', relationships),
        },
      },
      {
        required: ['allowDelegatedAccess'],
        properties: { allowDelegatedAccess: { const: false } },
      },
    ],
  },
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
