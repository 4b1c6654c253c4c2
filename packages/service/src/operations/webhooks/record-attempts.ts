import { failingLimit, waitAfter } from '../../rules/delivery-schedule.ts'
import { command } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { findDelivery, insertAttempt } from '../../store/queries/delivery-log.ts'
import {
  releaseNextDelivery,
  settleDelivery,
  shareDeliveries,
  type DeliveryRecord,
} from '../../store/queries/deliveries.ts'
import {
  lockWebhook,
  setFailingSince,
  setWebhookState,
  type WebhookRecord,
} from '../../store/queries/webhooks.ts'
import { recordWebhookChange } from './webhook.ts'

/** An attempt that a worker made at a delivery that it had leased. */
export interface Attempt {
  readonly partnerId: string
  readonly deliveryId: string
  readonly lease: string
  /** Absent where there was no answer. */
  readonly status?: number | undefined
  readonly milliseconds: number
  /** Why there was no answer. */
  readonly fault?: string | undefined
  /** The beginning of the answer. */
  readonly answer?: string | undefined
  /** Milliseconds that the endpoint asked to wait. */
  readonly retryAfter?: number | undefined
  /** From 0 up to but not including 1: spreads the next attempt. */
  readonly random: number
}

/** End of an attempt; `lost` where another worker has the delivery by now. */
export type AttemptEnd = 'delivered' | 'failed' | 'dead' | 'lost'

/**
 * Logs attempts, on a cluster those of one partner, and says what becomes of their deliveries: done, due again, or dead. The next event of
 * the customer follows then. Endpoints that are gone, or have failed for days, are switched off.
 */
export const recordAttemptsCommand = command(
  'recordAttempts',
  async (
    transaction,
    { attempts }: { readonly attempts: readonly Attempt[] },
    at,
  ): Promise<readonly AttemptEnd[]> => {
    await shareDeliveries(transaction, attempts[0]?.partnerId)
    const ends: AttemptEnd[] = []
    const endpoints = new Map<string, { delivery: DeliveryRecord; attempts: Attempt[] }>()
    for (const attempt of attempts) {
      const { end, delivery } = await settle(transaction, attempt, at)
      ends.push(end)
      if (!delivery) continue
      const known = endpoints.get(delivery.webhookId)
      if (known) known.attempts.push(attempt)
      else endpoints.set(delivery.webhookId, { delivery, attempts: [attempt] })
    }
    // In one order everywhere, so that no two workers wait for each other.
    for (const [, told] of [...endpoints].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      await judgeEndpoint(transaction, told.delivery, told.attempts, at)
    }
    return ends
  },
)

async function settle(
  transaction: Connection,
  attempt: Attempt,
  at: number,
): Promise<{ end: AttemptEnd; delivery?: DeliveryRecord }> {
  const { partnerId, deliveryId, lease, status } = attempt
  const key = { partnerId, id: deliveryId }
  const found = await findDelivery(transaction, key)
  if (found?.lease !== lease) return { end: 'lost' }
  const isDone = hasArrived(attempt)
  const isGone = status === 410
  const wait = isGone
    ? undefined
    : waitAfter(found.failures + 1, attempt.retryAfter, attempt.random)
  const state = isDone ? 'delivered' : wait === undefined ? 'dead' : 'pending'
  const dueAt = state === 'pending' && wait !== undefined ? at + wait : null
  const settled = { ...key, lease, state, dueAt, lastStatus: status ?? null } as const
  const delivery = await settleDelivery(transaction, settled)
  if (!delivery) return { end: 'lost' }
  await insertAttempt(transaction, {
    partnerId,
    deliveryId,
    number: delivery.attempts,
    at,
    status: status ?? null,
    milliseconds: attempt.milliseconds,
    fault: attempt.fault ?? null,
    answer: attempt.answer ?? null,
  })
  const { webhookId, customerId } = delivery
  if (state !== 'pending' && customerId !== null) {
    await releaseNextDelivery(transaction, { partnerId, webhookId, customerId, at })
  }
  return { end: state === 'pending' ? 'failed' : state, delivery }
}

function hasArrived({ status = 0 }: Attempt): boolean {
  return status >= 200 && status < 300
}

/** Notes whether an endpoint fails, and switches it off where that has gone on for too long. */
async function judgeEndpoint(
  transaction: Connection,
  { partnerId, webhookId }: DeliveryRecord,
  attempts: readonly Attempt[],
  at: number,
): Promise<void> {
  const key = { partnerId, id: webhookId }
  const isGone = attempts.some(({ status }) => status === 410)
  const arrives = attempts.some(hasArrived)
  const before = await lockWebhook(transaction, key)
  if (!before) return
  if (!isGone && arrives) {
    if (before.failingSince !== null)
      await setFailingSince(transaction, { ...key, failingSince: null })
    return
  }
  const failingSince = before.failingSince ?? at
  if (before.failingSince === null) await setFailingSince(transaction, { ...key, failingSince })
  const state = isGone ? 'gone' : at - failingSince >= failingLimit ? 'failing' : undefined
  if (state === undefined || before.state !== 'on') return
  await setWebhookState(transaction, { ...key, state })
  const after: WebhookRecord = { ...before, state, failingSince }
  const change = { action: 'webhook.stopped', key, by: 'worker', before, after, at } as const
  await recordWebhookChange(transaction, change)
}
