import type { Webhook } from '@accredit/contract'
import { refuse } from '../../rules/refusal.ts'
import { readPathId } from '../../rules/read/read-webhook.ts'
import type { Connection } from '../../store/connection.ts'
import { appendOperatorRecord, lockOperatorChanges } from '../../store/queries/operator-records.ts'
import { findWebhook, lockWebhook, type WebhookRecord } from '../../store/queries/webhooks.ts'
import type { Call } from '../call.ts'

/** A secret as stored: encrypted, with the times between which it signs. */
export interface SealedSecret {
  readonly sealed: string
  readonly createdAt: number
  /** Set once it was replaced. */
  readonly expiresAt?: number | undefined
}

/** Key of an endpoint in a call. */
export interface WebhookKey {
  readonly partnerId: string
  readonly id: string
}

/** Reads the key of the endpoint in a call. */
export function readWebhookKey({ actor, parameters }: Call): WebhookKey {
  return { partnerId: actor.partnerId, id: readPathId('Webhook', parameters['webhookId']) }
}

/** Finds an endpoint. @throws Refused NotFound */
export async function requireWebhook(
  connection: Connection,
  key: WebhookKey,
): Promise<WebhookRecord> {
  return (await findWebhook(connection, key)) ?? refuse('NotFound', { what: `Webhook ${key.id}` })
}

/**
 * Finds an endpoint and locks it.
 * @throws Refused NotFound
 */
export async function requireLockedWebhook(
  transaction: Connection,
  key: WebhookKey,
): Promise<WebhookRecord> {
  return (await lockWebhook(transaction, key)) ?? refuse('NotFound', { what: `Webhook ${key.id}` })
}

/**
 * Refuses to change a registration as if it were an endpoint of the other dialect.
 * @throws Refused WebhookIsRegistration
 */
export function refuseRegistration({ id, dialect }: WebhookRecord): void {
  if (dialect === 'partner-center') refuse('WebhookIsRegistration', { webhookId: id })
}

/** The encrypted secrets of an endpoint, newest first. */
export function secretsOf({ secrets }: Pick<WebhookRecord, 'secrets'>): SealedSecret[] {
  return JSON.parse(secrets) as SealedSecret[]
}

/** The secrets that sign at a time, newest first. */
export function validSecrets<S extends SealedSecret>(secrets: readonly S[], at: number): S[] {
  return secrets.filter(({ expiresAt = Infinity }) => expiresAt > at)
}

/** Describes an endpoint for its partner. */
export function describeWebhook(record: WebhookRecord, at: number): Webhook {
  const { id, dialect, url, types, description, state, failingSince, createdAt } = record
  return {
    id,
    dialect,
    url,
    events: types as Webhook['events'],
    ...(description !== null && { description }),
    state,
    ...(failingSince !== null && { failingSince: new Date(failingSince).toISOString() }),
    createdAt: new Date(createdAt).toISOString(),
    secrets: validSecrets(secretsOf(record), at).map((secret) => ({
      createdAt: new Date(secret.createdAt).toISOString(),
      ...(secret.expiresAt !== undefined && {
        expiresAt: new Date(secret.expiresAt).toISOString(),
      }),
    })),
  }
}

/** Name of the person or application that changes an endpoint, or the service. */
export type Changer = string

/** Records a change of an endpoint in the sealed operator's log. */
export async function recordWebhookChange(
  transaction: Connection,
  change: {
    readonly action: `webhook.${'added' | 'changed' | 'removed' | 'rotated' | 'stopped'}`
    readonly key: WebhookKey
    readonly by: Changer
    readonly before: WebhookRecord | null
    readonly after: WebhookRecord | null
    readonly at: number
  },
): Promise<void> {
  const { action, key, by, before, after, at } = change
  await lockOperatorChanges(transaction)
  await appendOperatorRecord(transaction, {
    at,
    actor: by,
    action,
    subject: `${key.partnerId}/webhooks/${key.id}`,
    before: before && recorded(before),
    after: after && recorded(after),
  })
}

function recorded({ url, types, state }: WebhookRecord) {
  return { url: withoutQuery(url), events: types, state }
}

/** Removes the query, which may contain a secret. */
export function withoutQuery(url: string): string {
  return url.replace(/\?.*$/, '?…')
}

/** Names the caller, for records. */
export function changerOf({ actor }: Pick<Call, 'actor'>): Changer {
  return actor.userPrincipalName ?? actor.applicationId
}
