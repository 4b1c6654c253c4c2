import { mostWebhooks, webhookRoutes } from '@accredit/contract'
import { newId } from '../../ids/new-id.ts'
import { refuse } from '../../rules/refusal.ts'
import { readWebhookDraft, type WebhookSettings } from '../../rules/read/read-webhook.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { findLastPlace } from '../../store/queries/events.ts'
import { insertWebhook, listWebhooks, type WebhookRecord } from '../../store/queries/webhooks.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import {
  changerOf,
  describeWebhook,
  recordWebhookChange,
  type Changer,
  type SealedSecret,
  type WebhookKey,
} from './webhook.ts'

/** `POST /accredit/v1/webhooks`: adds an endpoint. */
export async function addWebhook(call: Call): Promise<Answer> {
  const { store, now, webhooks, live } = call.service
  const { addresses, box } = webhooks
  if (!box) return refuse('WebhooksNotConfigured', { option: webhooks.keyOption })
  const settings = readWebhookDraft(readObjectBody(call, webhookRoutes.addWebhook), addresses)
  const secret = webhooks.makeSecret()
  const key = { partnerId: call.actor.partnerId, id: newId() }
  const input = { key, settings, secret, sealed: box.seal(secret, key.id), by: changerOf(call) }
  // Events committed earlier get their positions first, and are not delivered.
  await live.lastPlace()
  return store.answer(addWebhookCommand, input, now(), call.identity)
}

/** Input of the command. */
interface NewWebhookInput {
  readonly key: WebhookKey
  readonly settings: WebhookSettings
  /** Returned only in the first answer; the store has it encrypted. */
  readonly secret: string
  readonly sealed: string
  readonly by: Changer
}

/** Command: checks the number of the partner's endpoints. */
export const addWebhookCommand = command(
  'addWebhook',
  async (
    transaction,
    { key, settings, secret, sealed, by }: NewWebhookInput,
    at,
  ): Promise<Reply> => {
    const all = await listWebhooks(transaction, key)
    const others = all.filter(({ dialect }) => dialect === 'standard')
    if (others.length >= mostWebhooks) return refuse('WebhookLimitReached', { limit: mostWebhooks })
    const secrets: SealedSecret[] = [{ sealed, createdAt: at }]
    const added: WebhookRecord = {
      ...key,
      ...settings,
      dialect: 'standard',
      signatureHeader: null,
      state: 'on',
      secrets: JSON.stringify(secrets),
      toldFrom: await findLastPlace(transaction),
      failingSince: null,
      createdAt: at,
    }
    await insertWebhook(transaction, { ...added, types: JSON.stringify(added.types) })
    const change = { action: 'webhook.added', key, by, before: null, after: added, at } as const
    await recordWebhookChange(transaction, change)
    return { status: 201, body: describeWebhook(added, at), once: { secret } }
  },
)
