import type { Reply } from '../../store/command.ts'
import { listWebhooks as readAll } from '../../store/queries/webhooks.ts'
import type { Call } from '../call.ts'
import { describeWebhook, readWebhookKey, requireWebhook } from './webhook.ts'

/** `GET /accredit/v1/webhooks`: the endpoints of the partner. */
export async function listWebhooks(call: Call): Promise<Reply> {
  const { store, now } = call.service
  const found = await readAll(store.reader, { partnerId: call.actor.partnerId })
  return { status: 200, body: found.map((one) => describeWebhook(one, now())) }
}

/** `GET /accredit/v1/webhooks/{id}`: one endpoint. */
export async function getWebhook(call: Call): Promise<Reply> {
  const { store, now } = call.service
  const found = await requireWebhook(store.reader, readWebhookKey(call))
  return { status: 200, body: describeWebhook(found, now()) }
}
