import type { WebhookDeliveryLog } from '@accredit/contract'
import { readPathId } from '../../rules/read/read-webhook.ts'
import { refuse } from '../../rules/refusal.ts'
import type { Reply } from '../../store/command.ts'
import { findDelivery, listDeliveryAttempts } from '../../store/queries/delivery-log.ts'
import type { Call } from '../call.ts'
import { describeDelivery } from './delivery.ts'

/** `GET /accredit/v1/deliveries/{id}`: a delivery with what was sent and what came back. */
export async function getDelivery(call: Call): Promise<Reply> {
  const { reader } = call.service.store
  const { partnerId } = call.actor
  const id = readPathId('Delivery', call.parameters['deliveryId'])
  const found = await findDelivery(reader, { partnerId, id })
  if (!found) return refuse('NotFound', { what: `Delivery ${id}` })
  const attempts = await listDeliveryAttempts(reader, { partnerId, deliveryId: id })
  const body: WebhookDeliveryLog = {
    ...describeDelivery(found),
    body: found.body,
    log: attempts.map(({ number, at, status, milliseconds, fault, answer }) => ({
      number,
      at: new Date(at).toISOString(),
      ...(status !== null && { status }),
      milliseconds,
      ...(fault !== null && { fault }),
      ...(answer !== null && { answer }),
    })),
  }
  return { status: 200, body }
}
