import type { Reply } from '../store/command.ts'
import type { Call } from './call.ts'
import { describeCustomer } from './describe-customer.ts'
import { readCustomer } from './read-customer.ts'

/** `GET /v1/customers/{id}`: one customer with its profiles. */
export async function getCustomer(call: Call): Promise<Reply> {
  return { status: 200, body: describeCustomer(await readCustomer(call)) }
}
