import { newId } from '../../ids/new-id.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { tellAgain } from '../../store/queries/events.ts'
import type { Call } from '../call.ts'
import { readWebhookKey, requireLockedWebhook, type WebhookKey } from './webhook.ts'

/** `POST /accredit/v1/webhooks/{id}/test`: sends a test event to one endpoint. */
export function testWebhook(call: Call): Promise<Answer> {
  const { store, now } = call.service
  const input = { key: readWebhookKey(call), correlationId: call.correlationId }
  return store.answer(testWebhookCommand, input, now(), call.identity)
}

/** Command: adds an event for this endpoint only, about no customer. */
export const testWebhookCommand = command(
  'testWebhook',
  async (
    transaction,
    { key, correlationId }: { key: WebhookKey; correlationId: string },
    at,
  ): Promise<Reply> => {
    await requireLockedWebhook(transaction, key)
    const { partnerId, id: endpointId } = key
    const id = newId()
    await tellAgain(transaction, {
      id,
      type: 'webhook.test',
      partnerId,
      customerId: null,
      correlationId,
      endpointId,
      at,
      data: {},
    })
    return { status: 201, body: { eventId: id } }
  },
)
