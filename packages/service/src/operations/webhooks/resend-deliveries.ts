import { webhookRoutes } from '@accredit/contract'
import { readPathId, readSince } from '../../rules/read/read-webhook.ts'
import { refuse } from '../../rules/refusal.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { findDelivery, listDeadDeliveries } from '../../store/queries/delivery-log.ts'
import {
  chainOf,
  listPendingChains,
  lockDeliveries,
  renewDelivery,
  type DeliveryRecord,
} from '../../store/queries/deliveries.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import { describeDelivery } from './delivery.ts'
import { readWebhookKey, requireWebhook, type WebhookKey } from './webhook.ts'

/** Most deliveries of one replay. */
const replayedAtOnce = 10_000

/** `POST /accredit/v1/deliveries/{id}/resend`: delivers an event to its endpoint again. */
export async function resendDelivery(call: Call): Promise<Answer> {
  const { store, now, webhooks } = call.service
  const id = readPathId('Delivery', call.parameters['deliveryId'])
  const input = { partnerId: call.actor.partnerId, id }
  const answer = await store.answer(resendDeliveryCommand, input, now(), call.identity)
  webhooks.wake()
  return answer
}

/**
 * Command: a delivery that waits for its next attempt is due at once; one that is being sent, or is
 * behind another one of its customer, is left alone.
 */
export const resendDeliveryCommand = command(
  'resendDelivery',
  async (transaction, key: { partnerId: string; id: string }, at): Promise<Reply> => {
    if (!(await findDelivery(transaction, key))) {
      return refuse('NotFound', { what: `Delivery ${key.id}` })
    }
    await lockDeliveries(transaction, key.partnerId)
    const found = await findDelivery(transaction, key)
    if (found && found.state !== 'pending') await renew(transaction, [found], at)
    if (found && isPaused(found)) await renewDelivery(transaction, { ...key, dueAt: at })
    const renewed = await findDelivery(transaction, key)
    if (!renewed) throw new Error(`delivery ${key.id} was there a moment ago`)
    return { status: 200, body: describeDelivery(renewed) }
  },
)

/** True between two attempts. */
function isPaused({ state, dueAt, lease, attempts }: DeliveryRecord): boolean {
  return state === 'pending' && attempts > 0 && dueAt !== null && lease === null
}

/** `POST /accredit/v1/webhooks/{id}/replay`: resends an endpoint's dead deliveries. */
export async function replayDeliveries(call: Call): Promise<Answer> {
  const { store, now, webhooks } = call.service
  const key = readWebhookKey(call)
  const since = readSince(readObjectBody(call, webhookRoutes.replayDeliveries))
  const answer = await store.answer(replayDeliveriesCommand, { key, since }, now(), call.identity)
  webhooks.wake()
  return answer
}

/** Command: oldest first, so that one customer's deliveries stay in order. */
export const replayDeliveriesCommand = command(
  'replayDeliveries',
  async (transaction, { key, since }: { key: WebhookKey; since: number }, at): Promise<Reply> => {
    const { partnerId, id: webhookId } = await requireWebhook(transaction, key)
    await lockDeliveries(transaction, partnerId)
    const wanted = { partnerId, webhookId, since, limit: replayedAtOnce }
    const dead = await listDeadDeliveries(transaction, wanted)
    await renew(transaction, dead, at)
    return { status: 200, body: { count: dead.length } }
  },
)

/** Makes deliveries of one endpoint pending again, each behind the others of its customer. */
async function renew(
  transaction: Connection,
  deliveries: readonly DeliveryRecord[],
  at: number,
): Promise<void> {
  const [first] = deliveries
  if (!first) return
  const { webhookId, partnerId: owner } = first
  const customerIds = new Set(deliveries.flatMap(({ customerId }) => customerId ?? []))
  const busy = new Set<string>()
  const asked = [...customerIds]
  for (let from = 0; from < asked.length; from += 1_000) {
    const some = {
      partnerId: owner,
      webhookIds: [webhookId],
      customerIds: asked.slice(from, from + 1_000),
    }
    for (const chain of await listPendingChains(transaction, some)) busy.add(chain)
  }
  for (const { partnerId, id, customerId } of deliveries) {
    const chain = chainOf({ webhookId, customerId })
    const waits = customerId !== null && busy.has(chain)
    await renewDelivery(transaction, { partnerId, id, dueAt: waits ? null : at })
    busy.add(chain)
  }
}
