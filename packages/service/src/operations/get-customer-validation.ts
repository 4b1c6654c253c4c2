import { describeRedemption } from '../rules/describe/describe-code.ts'
import { refuse } from '../rules/refusal.ts'
import type { Reply } from '../store/command.ts'
import { findRedemption } from '../store/queries/codes.ts'
import { hasCustomer } from '../store/queries/customers.ts'
import type { Call } from './call.ts'
import { readCustomerId } from './read-input.ts'

/** `GET /v1/customers/{id}/validations`: the code that qualified a customer. */
export async function getCustomerValidation(call: Call): Promise<Reply> {
  const { reader } = call.service.store
  const customerId = readCustomerId(call)
  const key = { partnerId: call.actor.partnerId, customerId }
  if (!(await hasCustomer(reader, key))) return refuse('TenantNotFound', { customerId })
  const redemption = await findRedemption(reader, key)
  if (!redemption) return refuse('NotFound', { what: `A validation of customer ${customerId}` })
  return { status: 200, body: describeRedemption({ ...key, ...redemption }) }
}
