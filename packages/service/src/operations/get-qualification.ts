import { describeSynchronous } from '../rules/describe/describe-synchronous.ts'
import { refuse } from '../rules/refusal.ts'
import type { Answer } from '../store/command.ts'
import { findShownQualifications } from '../store/queries/qualifications.ts'
import type { Call } from './call.ts'
import { readCustomerId } from './read-input.ts'

/** `GET /v1/customers/{id}/qualification`: the single value of the older API, as a JSON string. */
export async function getQualification(call: Call): Promise<Answer> {
  const { reader } = call.service.store
  const key = { partnerId: call.actor.partnerId, customerId: readCustomerId(call) }
  const records = await findShownQualifications(reader, key)
  if (!records) return refuse('TenantNotFound', { customerId: key.customerId })
  return { status: 200, body: JSON.stringify(describeSynchronous(records)) }
}
