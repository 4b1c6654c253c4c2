import { command, type Answer, type Reply } from '../../store/command.ts'
import { deleteDeliveriesOf } from '../../store/queries/remove-deliveries.ts'
import { lockDeliveries } from '../../store/queries/deliveries.ts'
import { deleteWebhook, lockWebhook } from '../../store/queries/webhooks.ts'
import type { Call } from '../call.ts'
import {
  changerOf,
  readWebhookKey,
  recordWebhookChange,
  requireWebhook,
  type Changer,
  type WebhookKey,
} from './webhook.ts'

/** `DELETE /accredit/v1/webhooks/{id}`: removes an endpoint with its deliveries. */
export function removeWebhook(call: Call): Promise<Answer> {
  const { store, now } = call.service
  const input = { key: readWebhookKey(call), by: changerOf(call) }
  return store.answer(removeWebhookCommand, input, now(), call.identity)
}

/** The second half. */
export const removeWebhookCommand = command(
  'removeWebhook',
  async (transaction, { key, by }: { key: WebhookKey; by: Changer }, at): Promise<Reply> => {
    await requireWebhook(transaction, key)
    // In the same order as recording attempts.
    await lockDeliveries(transaction, key.partnerId)
    const before = await lockWebhook(transaction, key)
    if (!before) throw new Error(`webhook ${key.id} was removed at the same time`)
    await deleteDeliveriesOf(transaction, { partnerId: key.partnerId, webhookId: key.id })
    await deleteWebhook(transaction, key)
    const change = { action: 'webhook.removed', key, by, before, after: null, at } as const
    await recordWebhookChange(transaction, change)
    return { status: 204 }
  },
)
