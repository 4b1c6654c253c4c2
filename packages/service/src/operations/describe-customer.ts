import type {
  Customer,
  CustomerBillingProfile,
  CustomerCompanyProfile,
  Link,
} from '@accredit/contract'
import type { ListedCustomer } from '../store/queries/customer-pages.ts'
import { organisationAddress } from '../rules/organisation-address.ts'
import type { CustomerRecord } from '../store/queries/customers.ts'

/** Columns of the short form. */
type Listed = Omit<ListedCustomer, 'position'>

/**
 * Describes a customer as read by id. Without delegated access, the organisation's address, e-mail
 * and domains are omitted. Source: a knowledge pack of 2026.
 */
export function describeCustomer(customer: CustomerRecord): Customer {
  const { allowDelegatedAccess, associatedPartnerId } = customer
  const companyProfile = describeCompanyProfile(customer)
  const { address: _address, email: _email, ...withoutContact } = companyProfile
  return {
    ...describeListedCustomer(customer),
    commerceId: customer.commerceId,
    companyProfile: allowDelegatedAccess ? companyProfile : withoutContact,
    billingProfile: describeBillingProfile(customer),
    allowDelegatedAccess,
    ...(allowDelegatedAccess && { customDomains: [customer.domain] }),
    ...(associatedPartnerId && { associatedPartnerId }),
  }
}

/** Describes a customer for lists. */
export function describeListedCustomer(customer: Listed): Customer {
  return {
    id: customer.id,
    companyProfile: describeCompanyName(customer),
    relationshipToPartner: customer.relationship,
    links: linkTo(`/customers/${customer.id}`),
    attributes: { objectType: 'Customer' },
  }
}

/**
 * The complete company profile. It has a region in place of a state. Missing members are taken from
 * the billing profile, except that the name does not follow changes of the bill-to name.
 */
export function describeCompanyProfile(customer: CustomerRecord): CustomerCompanyProfile {
  const { company, billing } = customer
  const { organizationRegistrationNumber } = company
  const address = organisationAddress(customer)
  const email = company.email ?? billing.email
  const { state, ...place } = address ?? {}
  return {
    ...describeCompanyName({
      ...customer,
      companyName: company.companyName ?? customer.companyName,
    }),
    ...(address && { address: { ...place, ...(state && { region: place.region ?? state }) } }),
    ...(email && { email }),
    ...(organizationRegistrationNumber && { organizationRegistrationNumber }),
  }
}

/** Describes the billing profile; its entity tag changes with each change. */
export function describeBillingProfile(customer: CustomerRecord): CustomerBillingProfile {
  return {
    id: customer.id,
    ...customer.billing,
    links: linkTo(`/customers/${customer.id}/profiles/billing`),
    attributes: { etag: billingETag(customer), objectType: 'CustomerBillingProfile' },
  } as CustomerBillingProfile
}

/** A signed 64-bit decimal, as clients have seen it, that changes with the customer's data. */
export function billingETag(customer: Pick<CustomerRecord, 'id' | 'updatedAt'>): string {
  const id = BigInt(`0x${customer.id.replaceAll('-', '')}`)
  const mixed = (id * 0x9e3779b97f4a7c15n) ^ (BigInt(customer.updatedAt) * 0xbf58476d1ce4e5b9n)
  return BigInt.asIntN(64, mixed).toString()
}

function describeCompanyName(customer: Listed): CustomerCompanyProfile {
  return {
    tenantId: customer.id,
    domain: customer.domain,
    companyName: customer.companyName,
    links: linkTo(`/customers/${customer.id}/profiles/company`),
    attributes: { objectType: 'CustomerCompanyProfile' },
  }
}

function linkTo(uri: string): { self: Link } {
  return { self: { uri, method: 'GET', headers: [] } }
}
