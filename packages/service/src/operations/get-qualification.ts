import { describeSynchronous } from '../rules/describe-synchronous.ts'
import { refuse } from '../rules/refusal.ts'
import type { Answer } from '../store/command.ts'
import { hasCustomer } from '../store/queries/customers.ts'
import { listQualifications } from '../store/queries/qualifications.ts'
import type { Call } from './call.ts'
import { readCustomerId } from './read-input.ts'

/** `GET /v1/customers/{id}/qualification`: the one value of the older API, as a JSON string. */
export async function getQualification(call: Call): Promise<Answer> {
  const { reader } = call.service.store
  const key = { partnerId: call.actor.partnerId, customerId: readCustomerId(call) }
  if (!(await hasCustomer(reader, key))) {
    return refuse('TenantNotFound', { customerId: key.customerId })
  }
  const records = await listQualifications(reader, key)
  return { status: 200, body: JSON.stringify(describeSynchronous(records)) }
}
