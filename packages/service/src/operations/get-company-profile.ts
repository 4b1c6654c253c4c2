import type { Reply } from '../store/command.ts'
import type { Call } from './call.ts'
import { describeCompanyProfile } from './describe-customer.ts'
import { readCustomer } from './read-customer.ts'

/** `GET /v1/customers/{id}/profiles/company`: the customer's organisation. */
export async function getCompanyProfile(call: Call): Promise<Reply> {
  return { status: 200, body: describeCompanyProfile(await readCustomer(call)) }
}
