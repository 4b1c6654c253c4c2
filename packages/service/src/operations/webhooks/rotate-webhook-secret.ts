import { refuse } from '../../rules/refusal.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import { updateWebhook, type WebhookRecord } from '../../store/queries/webhooks.ts'
import type { Call } from '../call.ts'
import {
  changerOf,
  readWebhookKey,
  recordWebhookChange,
  refuseRegistration,
  requireLockedWebhook,
  secretsOf,
  validSecrets,
  type Changer,
  type SealedSecret,
  type WebhookKey,
} from './webhook.ts'

/** Milliseconds for which earlier secrets still sign after a rotation. */
const overlap = 86_400_000
/** Most secrets that sign at once: each makes the header longer. */
const mostSecrets = 4

/** `POST /accredit/v1/webhooks/{id}/rotation`: creates a new secret. */
export function rotateWebhookSecret(call: Call): Promise<Answer> {
  const { store, now, webhooks } = call.service
  const { box } = webhooks
  if (!box) return refuse('WebhooksNotConfigured', { option: webhooks.keyOption })
  const key = readWebhookKey(call)
  const secret = webhooks.makeSecret()
  const input = { key, secret, sealed: box.seal(secret, key.id), by: changerOf(call) }
  return store.answer(rotateWebhookSecretCommand, input, now(), call.identity)
}

/** Command: the new secret comes first, earlier ones sign for another day. */
export const rotateWebhookSecretCommand = command(
  'rotateWebhookSecret',
  async (
    transaction,
    input: { key: WebhookKey; secret: string; sealed: string; by: Changer },
    at,
  ): Promise<Reply> => {
    const { key, secret, sealed, by } = input
    const before = await requireLockedWebhook(transaction, key)
    refuseRegistration(before)
    const until = at + overlap
    const former = validSecrets(secretsOf(before), at).map((one) => ({
      ...one,
      expiresAt: Math.min(one.expiresAt ?? until, until),
    }))
    const secrets: SealedSecret[] = [{ sealed, createdAt: at }, ...former].slice(0, mostSecrets)
    const after: WebhookRecord = { ...before, secrets: JSON.stringify(secrets) }
    await updateWebhook(transaction, { ...after, types: JSON.stringify(after.types) })
    await recordWebhookChange(transaction, {
      action: 'webhook.rotated',
      key,
      by,
      before,
      after,
      at,
    })
    const formerUntil = new Date(until).toISOString()
    return { status: 201, body: { formerUntil }, once: { secret } }
  },
)
