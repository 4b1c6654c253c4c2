import type { CustomerRecord } from '../store/queries/customers.ts'
import type { CustomerEvent } from './audit-customer.ts'

/** The event of a new customer. */
export function customerCreated({
  companyName,
  domain,
}: Pick<CustomerRecord, 'companyName' | 'domain'>): CustomerEvent {
  return { type: 'customer.created', data: { after: { companyName, domain } } }
}

/** The event of a changed billing address; undefined when it is unchanged. */
export function addressChanged(
  { billing: { defaultAddress: before } }: Pick<CustomerRecord, 'billing'>,
  { billing: { defaultAddress: after } }: Pick<CustomerRecord, 'billing'>,
): CustomerEvent | undefined {
  if (inOrder(before) === inOrder(after)) return undefined
  return { type: 'address.changed', data: { ...(before && { before }), after: after ?? {} } }
}

/** Sorts members, so that addresses are compared by content, not by order. */
function inOrder(address: object | undefined): string {
  const said = Object.entries(address ?? {}).filter(([, value]) => value != null)
  return JSON.stringify(said.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
