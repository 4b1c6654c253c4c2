import type { Reply } from '../store/command.ts'
import type { Call } from './call.ts'
import { describeBillingProfile } from './describe-customer.ts'
import { readCustomer } from './read-customer.ts'

/**
 * `GET /v1/customers/{id}/profiles/billing`: the billing profile, with the tag that a change needs.
 */
export async function getBillingProfile(call: Call): Promise<Reply> {
  return { status: 200, body: describeBillingProfile(await readCustomer(call)) }
}
