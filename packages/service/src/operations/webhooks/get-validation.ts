import type { ValidationEvent } from '@accredit/contract'
import { statusNameOf } from '../../rules/status-name.ts'
import { readValidationId } from '../../rules/read/read-registration.ts'
import { refuse } from '../../rules/refusal.ts'
import type { Reply } from '../../store/command.ts'
import {
  findTestDelivery,
  listDeliveryAttempts,
  type DeliveryAttempt,
} from '../../store/queries/delivery-log.ts'
import { findEvent } from '../../store/queries/events.ts'
import type { Call } from '../call.ts'
import { requireRegistration } from './registration.ts'

/** Milliseconds for which the result can be read. Source: "Partner Center webhooks". */
const kept = 7 * 86_400_000

const statuses = { pending: 'inprogress', delivered: 'completed', dead: 'failed' } as const

/** `GET /webhooks/v1/registration/validationEvents/{correlationId}`: the result of a test event. */
export async function getValidation({ actor, parameters, service }: Call): Promise<Reply> {
  const { partnerId } = actor
  const { reader } = service.store
  const id = readValidationId(parameters['correlationId'])
  const registration = await requireRegistration(reader, { partnerId })
  const event = await findEvent(reader, { partnerId, id })
  if (event?.endpointId !== registration.id || event.at < service.now() - kept) {
    return refuse('NotFound', { what: `Test event ${id}` })
  }
  const delivery = await findTestDelivery(reader, { partnerId, eventId: id })
  const attempts = delivery
    ? await listDeliveryAttempts(reader, { partnerId, deliveryId: delivery.id })
    : []
  const body: ValidationEvent = {
    correlationId: id,
    partnerId,
    status: statuses[delivery?.state ?? 'pending'],
    callbackUrl: registration.url,
    results: attempts.map(describeAttempt),
  }
  return { status: 200, body }
}

function describeAttempt({ at, status, fault, answer }: DeliveryAttempt) {
  return {
    responseCode: status === null ? '' : statusNameOf(status),
    responseMessage: answer ?? fault ?? '',
    systemError: status === null,
    dateTimeUtc: new Date(at).toISOString(),
  }
}
