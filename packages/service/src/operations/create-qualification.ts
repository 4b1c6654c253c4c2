import { headers, routes } from '@accredit/contract'
import { describeRequested } from '../rules/describe/describe-qualification.ts'
import { readQualificationRequest } from '../rules/read/read-qualification-request.ts'
import { command, type Answer, type Reply } from '../store/command.ts'
import type { Call } from './call.ts'
import { readCustomerId, readObjectBody } from './read-input.ts'
import {
  countersOfRequest,
  keysOfRequest,
  requestQualification,
  type QualificationCommandInput,
} from './request-qualification.ts'
import { writeBelowCustomer } from './write.ts'

/** `POST /v1/customers/{id}/qualifications`: requests a qualification. */
export async function createQualification(call: Call): Promise<Answer> {
  const { now, segmentRequired, vettingDelay, support, wakeWorker } = call.service
  const answer = await writeBelowCustomer(call, createQualificationCommand, () => {
    const customerId = readCustomerId(call)
    const sent = readObjectBody(call, routes.createQualification)
    const request = readQualificationRequest(sent, call.query.get('code'), { segmentRequired })
    const { actor, correlationId } = call
    return { actor, customerId, request, correlationId, vettingDelay, support }
  })
  wakeWorker(now() + vettingDelay)
  return answer
}

/** Command of the operation. */
export const createQualificationCommand = command(
  'createQualification',
  async (transaction, input: QualificationCommandInput, at): Promise<Reply> => {
    const record = await requestQualification(transaction, input, at)
    return {
      status: 201,
      headers: { [headers.location]: `/customers/${input.customerId}/qualifications` },
      body: describeRequested(record),
    }
  },
  keysOfRequest,
  countersOfRequest,
)
