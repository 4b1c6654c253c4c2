import type {
  Customer,
  CustomerBillingProfile,
  CustomerCompanyProfile,
  Link,
} from '@accredit/contract'
import type { ListedCustomer } from '../store/queries/customer-pages.ts'
import type { CustomerRecord } from '../store/queries/customers.ts'

/** What the short form needs. */
type Listed = Omit<ListedCustomer, 'position'>

/** A customer as it is read by id. */
export function describeCustomer(customer: CustomerRecord): Customer {
  return {
    ...describeListedCustomer(customer),
    commerceId: customer.commerceId,
    companyProfile: describeCompanyProfile(customer),
    billingProfile: describeBillingProfile(customer),
    allowDelegatedAccess: customer.allowDelegatedAccess,
    customDomains: [customer.domain],
  }
}

/** A customer as lists show it. */
export function describeListedCustomer(customer: Listed): Customer {
  return {
    id: customer.id,
    companyProfile: describeCompanyName(customer),
    relationshipToPartner: customer.relationship,
    links: linkTo(`/customers/${customer.id}`),
    attributes: { objectType: 'Customer' },
  }
}

/** The organisation, whole. Here a region stands instead of a state. */
export function describeCompanyProfile(customer: CustomerRecord): CustomerCompanyProfile {
  const { address, email, organizationRegistrationNumber } = customer.company
  const { state, ...place } = address ?? {}
  return {
    ...describeCompanyName(customer),
    ...(address && { address: { ...place, ...(state && { region: place.region ?? state }) } }),
    ...(email && { email }),
    ...(organizationRegistrationNumber && { organizationRegistrationNumber }),
  }
}

/** Who is billed; the entity tag changes with each change. */
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
  const seed = BigInt(`0x${customer.id.replaceAll('-', '').slice(-12)}`)
  const mixed = (seed + BigInt(customer.updatedAt)) * 0x9e3779b97f4a7c15n
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
