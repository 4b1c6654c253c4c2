import type { Webhook } from '@accredit/contract'
import { refuse } from '../../rules/refusal.ts'
import { readPathId } from '../../rules/read/read-webhook.ts'
import type { Connection } from '../../store/connection.ts'
import { appendOperatorRecord, lockOperatorChanges } from '../../store/queries/operator-records.ts'
import { findWebhook, lockWebhook, type WebhookRecord } from '../../store/queries/webhooks.ts'
import type { Call } from '../call.ts'

/** A secret as it is kept: sealed, with the times between which it signs. */
export interface SealedSecret {
  readonly sealed: string
  readonly createdAt: number
  /** Set once another one has taken its place. */
  readonly expiresAt?: number | undefined
}

/** Identity of an endpoint in a call. */
export interface WebhookKey {
  readonly partnerId: string
  readonly id: string
}

/** Reads which endpoint a call is about. */
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

/** Finds an endpoint and keeps it from every other writer. @throws Refused NotFound */
export async function requireLockedWebhook(
  transaction: Connection,
  key: WebhookKey,
): Promise<WebhookRecord> {
  return (await lockWebhook(transaction, key)) ?? refuse('NotFound', { what: `Webhook ${key.id}` })
}

/**
 * Keeps a registration from being changed as if it were an endpoint of the other dialect.
 * @throws Refused WebhookIsRegistration
 */
export function refuseRegistration({ id, dialect }: WebhookRecord): void {
  if (dialect === 'partner-center') refuse('WebhookIsRegistration', { webhookId: id })
}

/** The secrets of an endpoint, sealed, newest first. */
export function secretsOf({ secrets }: Pick<WebhookRecord, 'secrets'>): SealedSecret[] {
  return JSON.parse(secrets) as SealedSecret[]
}

/** The secrets that sign at a time, newest first. */
export function validSecrets(secrets: readonly SealedSecret[], at: number): SealedSecret[] {
  return secrets.filter(({ expiresAt = Infinity }) => expiresAt > at)
}

/** Describes an endpoint as its partner sees it. */
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

/** Someone who changes an endpoint: a person or an application by name, or the service. */
export type Changer = string

/** Records a change of an endpoint in the operator's log, which is sealed. */
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

/** Takes away the part of an address that may be a secret. */
export function withoutQuery(url: string): string {
  return url.replace(/\?.*$/, '?…')
}

/** Names who calls, for records. */
export function changerOf({ actor }: Pick<Call, 'actor'>): Changer {
  return actor.userPrincipalName ?? actor.applicationId
}
