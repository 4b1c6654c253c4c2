import { deliveryStates, type WebhookDeliveryCollection } from '@accredit/contract'
import { parseId, readAfter } from '../../rules/read/read-after.ts'
import { readChoice } from '../../rules/read/read-choice.ts'
import { readPageSize } from '../../rules/read/read-page-size.ts'
import type { Reply } from '../../store/command.ts'
import { listDeliveries as readPage } from '../../store/queries/delivery-log.ts'
import type { Call } from '../call.ts'
import { describeDelivery } from './delivery.ts'
import { readWebhookKey, requireWebhook } from './webhook.ts'

/** `GET /accredit/v1/webhooks/{id}/deliveries`: deliveries to an endpoint, newest first. */
export async function listDeliveries(call: Call): Promise<Reply> {
  const { query, reader } = call
  const size = readPageSize(query.get('size'))
  const state = readChoice('state', query.get('state'), deliveryStates)
  const before = readAfter(query.get('after'), parseId)
  const { partnerId, id: webhookId } = await requireWebhook(reader, readWebhookKey(call))
  const wanted = { partnerId, webhookId, state, before, limit: size + 1 }
  const rows = await readPage(reader, wanted)
  const page = rows.slice(0, size)
  const next = rows.length > size ? page.at(-1)?.id : undefined
  const items = page.map(describeDelivery)
  const body: WebhookDeliveryCollection = { items, ...(next !== undefined && { next }) }
  return { status: 200, body }
}
