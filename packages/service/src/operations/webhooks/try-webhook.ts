import { newId } from '../../ids/new-id.ts'
import { refuse } from '../../rules/refusal.ts'
import type { Reply } from '../../store/command.ts'
import type { Call } from '../call.ts'
import { readWebhookKey, requireWebhook } from './webhook.ts'

/**
 * `POST /accredit/v1/webhooks/{id}/trial`: sends an endpoint a test event immediately; nothing is
 * stored.
 */
export async function tryWebhook(call: Call): Promise<Reply> {
  const { webhooks, store, now } = call.service
  const webhook = await requireWebhook(store.reader, readWebhookKey(call))
  if (!webhooks.box) return refuse('WebhooksNotConfigured', { option: webhooks.keyOption })
  const body = await webhooks.attemptAt(webhook, {
    id: newId(),
    type: 'webhook.test',
    at: now(),
    partnerId: webhook.partnerId,
    customerId: null,
    correlationId: call.correlationId,
    data: {},
  })
  return { status: 200, body }
}
