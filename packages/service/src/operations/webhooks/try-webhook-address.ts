import { webhookRoutes } from '@accredit/contract'
import { newId } from '../../ids/new-id.ts'
import { describeEvent } from '../../rules/describe/describe-event.ts'
import { readTriedUrl } from '../../rules/read/read-webhook.ts'
import type { Reply } from '../../store/command.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'

/**
 * `POST /accredit/v1/webhook-trials`: sends a test event to an address before it is added. Nothing
 * is stored, and the signing secret is discarded.
 */
export async function tryWebhookAddress(call: Call): Promise<Reply> {
  const { webhooks, now } = call.service
  const url = readTriedUrl(
    readObjectBody(call, webhookRoutes.tryWebhookAddress),
    webhooks.addresses,
  )
  const id = newId()
  const { correlationId } = call
  const { partnerId } = call.actor
  const event = describeEvent({
    id,
    type: 'webhook.test',
    at: now(),
    partnerId,
    customerId: null,
    correlationId,
    data: {},
  })
  const secrets = [webhooks.makeSecret()]
  const body = await webhooks.attempt({ url, id, body: JSON.stringify(event), secrets })
  return { status: 200, body }
}
