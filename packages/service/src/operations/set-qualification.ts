import { qualifications, routes } from '@accredit/contract'
import type { QualificationRequest } from '../rules/qualification-record.ts'
import { readQualificationRequest } from '../rules/read/read-qualification-request.ts'
import { command, type Answer, type Reply } from '../store/command.ts'
import type { Call } from './call.ts'
import { readBody, readCustomerId, readObjectBody } from './read-input.ts'
import {
  countersOfRequest,
  keysOfRequest,
  requestQualification,
  type QualificationCommandInput,
} from './request-qualification.ts'
import { writeBelowCustomer } from './write.ts'

/** `PUT /v1/customers/{id}/qualification`: requests a qualification by its bare value. */
export async function setQualification(call: Call): Promise<Answer> {
  const { now, vettingDelay, support, wakeWorker } = call.service
  const answer = await writeBelowCustomer(call, setQualificationCommand, () => {
    const customerId = readCustomerId(call)
    const request = readRequest(call)
    const { actor, correlationId } = call
    return { actor, customerId, request, correlationId, vettingDelay, support }
  })
  wakeWorker(now() + vettingDelay)
  return answer
}

/** Command of the operation; the answer is the requested value, even while it is being vetted. */
export const setQualificationCommand = command(
  'setQualification',
  async (transaction, input: QualificationCommandInput, at): Promise<Reply> => {
    const { type } = await requestQualification(transaction, input, at)
    return { status: 200, body: qualifications[type].synchronous }
  },
  keysOfRequest,
  countersOfRequest,
)

/** A bare value cannot have a segment, so none is required. */
function readRequest(call: Call): QualificationRequest {
  const code = call.query.get('code')
  const sent = readBody(call, routes.setQualification)
  if (typeof sent === 'object' && sent !== null && !Array.isArray(sent)) {
    const { segmentRequired } = call.service
    const members = readObjectBody(call, routes.createQualification)
    return readQualificationRequest(members, code, { segmentRequired })
  }
  const qualification = sent ?? undefined
  return readQualificationRequest({ qualification }, code, { segmentRequired: false })
}
