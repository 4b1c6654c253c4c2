import { describeQualification } from '../rules/describe-qualification.ts'
import { refuse } from '../rules/refusal.ts'
import type { Reply } from '../store/command.ts'
import { hasCustomer } from '../store/queries/customers.ts'
import { listQualifications } from '../store/queries/qualifications.ts'
import type { Call } from './call.ts'
import { readCustomerId } from './read-input.ts'

/** `GET /v1/customers/{id}/qualifications`: the customer's qualifications and their vetting. */
export async function getQualifications(call: Call): Promise<Reply> {
  const { reader } = call.service.store
  const key = { partnerId: call.actor.partnerId, customerId: readCustomerId(call) }
  if (!(await hasCustomer(reader, key))) {
    return refuse('TenantNotFound', { customerId: key.customerId })
  }
  const records = await listQualifications(reader, key)
  return { status: 200, body: records.map(describeQualification) }
}
