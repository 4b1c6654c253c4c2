import { refuse } from '../rules/refusal.ts'
import { findCustomer, type CustomerRecord } from '../store/queries/customers.ts'
import type { Call } from './call.ts'
import { readCustomerId } from './read-input.ts'

/**
 * Reads the customer that a call names.
 * @throws Refused InvalidTenantId, TenantNotFound
 */
export async function readCustomer(call: Call): Promise<CustomerRecord> {
  const customerId = readCustomerId(call)
  const key = { partnerId: call.actor.partnerId, customerId }
  const customer = await findCustomer(call.service.store.reader, key)
  return customer ?? refuse('TenantNotFound', { customerId })
}
