import {
  brokenRule,
  deliveryStates,
  isGuid,
  type WebhookDeliveryCollection,
} from '@accredit/contract'
import { readPageSize } from '../../rules/read-page-size.ts'
import { refuse } from '../../rules/refusal.ts'
import type { Reply } from '../../store/command.ts'
import { listDeliveries as readPage } from '../../store/queries/delivery-log.ts'
import type { Call } from '../call.ts'
import { describeDelivery } from './delivery.ts'
import { readWebhookKey, requireWebhook } from './webhook.ts'

/** `GET /accredit/v1/webhooks/{id}/deliveries`: deliveries to an endpoint, newest first. */
export async function listDeliveries(call: Call): Promise<Reply> {
  const { query, service } = call
  const { reader } = service.store
  const size = readPageSize(query.get('size'))
  const state = readState(query.get('state'))
  const before = readAfter(query.get('after'))
  const { partnerId, id: webhookId } = await requireWebhook(reader, readWebhookKey(call))
  const wanted = { partnerId, webhookId, state, before, limit: size + 1 }
  const rows = await readPage(reader, wanted)
  const page = rows.slice(0, size)
  const next = rows.length > size ? page.at(-1)?.id : undefined
  const items = page.map(describeDelivery)
  const body: WebhookDeliveryCollection = { items, ...(next !== undefined && { next }) }
  return { status: 200, body }
}

function readState(value = '') {
  if (value === '') return undefined
  const state = deliveryStates.find((known) => known === value)
  if (state) return state
  return refuse('InvalidQuery', {
    field: 'state',
    value: `"${value}"`,
    rule: brokenRule('OneOf', { allowed: [...deliveryStates] }),
  })
}

function readAfter(value = ''): string | undefined {
  if (value === '') return undefined
  if (isGuid(value)) return value.toLowerCase()
  const rule = brokenRule('NextPage')
  return refuse('InvalidQuery', { field: 'after', value: `"${value}"`, rule })
}
