import { webhookRoutes } from '@accredit/contract'
import { readWebhookChanges, type WebhookChanges } from '../../rules/read/read-webhook.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { findLastPlace } from '../../store/queries/events.ts'
import { updateWebhook, type WebhookRecord } from '../../store/queries/webhooks.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import {
  changerOf,
  describeWebhook,
  readWebhookKey,
  recordWebhookChange,
  refuseRegistration,
  requireLockedWebhook,
  type Changer,
  type WebhookKey,
} from './webhook.ts'

/** `PATCH /accredit/v1/webhooks/{id}`: changes an endpoint, pauses it, or switches it on again. */
export async function changeWebhook(call: Call): Promise<Answer> {
  const { store, now, webhooks, live } = call.service
  const key = readWebhookKey(call)
  const sent = readObjectBody(call, webhookRoutes.changeWebhook)
  const changes = readWebhookChanges(sent, webhooks.addresses)
  const input = { key, changes, by: changerOf(call) }
  // Events committed earlier get their positions first.
  await live.lastPlace()
  const answer = await store.answer(changeWebhookCommand, input, now(), call.identity)
  webhooks.wake()
  return answer
}

/** Command: absent members stay. */
export const changeWebhookCommand = command(
  'changeWebhook',
  async (
    transaction,
    { key, changes, by }: { key: WebhookKey; changes: WebhookChanges; by: Changer },
    at,
  ): Promise<Reply> => {
    const before = await requireLockedWebhook(transaction, key)
    const { paused, ...settings } = changes
    if (settings.url !== undefined || settings.types) refuseRegistration(before)
    const state = paused === undefined ? before.state : paused ? 'paused' : 'on'
    // An endpoint that is switched on has another five days, and gets no event from while it was
    // off.
    const resumed = state === 'on' && before.state !== 'on'
    const failingSince = resumed ? null : before.failingSince
    const toldFrom = resumed ? await findLastPlace(transaction) : before.toldFrom
    const after: WebhookRecord = { ...before, ...settings, state, failingSince, toldFrom }
    await updateWebhook(transaction, { ...after, types: JSON.stringify(after.types) })
    await recordWebhookChange(transaction, {
      action: 'webhook.changed',
      key,
      by,
      before,
      after,
      at,
    })
    return { status: 200, body: describeWebhook(after, at) }
  },
)
