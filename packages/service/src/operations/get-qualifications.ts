import { describeQualification } from '../rules/describe/describe-qualification.ts'
import { refuse } from '../rules/refusal.ts'
import type { Reply } from '../store/command.ts'
import { findShownQualifications } from '../store/queries/qualifications.ts'
import type { Call } from './call.ts'
import { readCustomerId } from './read-input.ts'

/** `GET /v1/customers/{id}/qualifications`: the customer's qualifications and their vetting. */
export async function getQualifications(call: Call): Promise<Reply> {
  const { reader } = call.service.store
  const key = { partnerId: call.actor.partnerId, customerId: readCustomerId(call) }
  const records = await findShownQualifications(reader, key)
  if (!records) return refuse('TenantNotFound', { customerId: key.customerId })
  return { status: 200, body: records.map(describeQualification) }
}
