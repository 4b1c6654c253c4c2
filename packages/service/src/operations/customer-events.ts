import type { CustomerRecord } from '../store/queries/customers.ts'
import type { CustomerEvent } from './audit-customer.ts'

/** The event of a new customer. */
export function customerCreated({
  companyName,
  domain,
}: Pick<CustomerRecord, 'companyName' | 'domain'>): CustomerEvent {
  return { type: 'customer.created', data: { after: { companyName, domain } } }
}

/** The event of a new address on a customer's bill; nothing where it is as it was. */
export function addressChanged(
  { billing: { defaultAddress: before } }: Pick<CustomerRecord, 'billing'>,
  { billing: { defaultAddress: after } }: Pick<CustomerRecord, 'billing'>,
): CustomerEvent | undefined {
  if (inOrder(before) === inOrder(after)) return undefined
  return { type: 'address.changed', data: { ...(before && { before }), after: after ?? {} } }
}

/** Addresses are compared by what they say, not by the order in which they say it. */
function inOrder(address: object | undefined): string {
  const said = Object.entries(address ?? {}).filter(([, value]) => value != null)
  return JSON.stringify(said.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
