import { refuse } from '../rules/refusal.ts'
import type { Reply } from '../store/command.ts'
import { findCustomer } from '../store/queries/customers.ts'
import type { Call } from './call.ts'
import { describeCustomer } from './describe-customer.ts'
import { readCustomerId } from './read-input.ts'

/** `GET /v1/customers/{id}`: one customer with its profiles. */
export async function getCustomer(call: Call): Promise<Reply> {
  const customerId = readCustomerId(call)
  const key = { partnerId: call.actor.partnerId, customerId }
  const customer = await findCustomer(call.service.store.reader, key)
  if (!customer) return refuse('TenantNotFound', { customerId })
  return { status: 200, body: describeCustomer(customer) }
}
