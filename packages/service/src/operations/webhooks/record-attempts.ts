import { newId } from '../../ids/new-id.ts'
import { failingLimit, waitAfter } from '../../rules/delivery-schedule.ts'
import { command } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { keepsApart } from '../../store/queries/across-partners.ts'
import { insertAttempts } from '../../store/queries/delivery-log.ts'
import {
  chainOf,
  listPendingChains,
  lockLeasedDeliveries,
  releaseNextDelivery,
  settleDeliveries,
  shareDeliveries,
  type DeliveryRecord,
  type DeliveryState,
} from '../../store/queries/deliveries.ts'
import {
  findWebhook,
  lockWebhook,
  setFailingSince,
  setWebhookState,
  type WebhookRecord,
} from '../../store/queries/webhooks.ts'
import { appendEvent } from '../append-event.ts'
import { recordWebhookChange } from './webhook.ts'

/** An attempt of a worker at a delivery that it had leased. */
export interface Attempt {
  readonly partnerId: string
  readonly deliveryId: string
  readonly lease: string
  /** Absent when there was no response. */
  readonly status?: number | undefined
  readonly milliseconds: number
  /** Reason why there was no response. */
  readonly fault?: string | undefined
  /** Beginning of the response. */
  readonly answer?: string | undefined
  /** Milliseconds from the endpoint's Retry-After. */
  readonly retryAfter?: number | undefined
  /** Random number in [0, 1) that spreads the next attempt. */
  readonly random: number
}

/** Result of an attempt; `lost` when another worker has the delivery by now. */
export type AttemptEnd = 'delivered' | 'failed' | 'dead' | 'lost'

/**
 * Records attempts, on a cluster those of one partner, and settles their deliveries: done, due
 * again, or dead; then the customer's next event follows. Endpoints that are gone, or have failed
 * for days, are switched off. All reads and locks come first, in one trip, and the writes are not
 * awaited one by one, so that a batch needs as many round trips as a single attempt.
 */
export const recordAttemptsCommand = command(
  'recordAttempts',
  async (
    transaction,
    { attempts }: { readonly attempts: readonly Attempt[] },
    at,
  ): Promise<readonly AttemptEnd[]> => {
    await shareDeliveries(transaction, attempts[0]?.partnerId)
    const leased = new Map(
      (await lockLeasedDeliveries(transaction, attempts)).map((found) => [found.id, found]),
    )
    const ends = attempts.map((attempt): Ended => {
      const found = leased.get(attempt.deliveryId)
      return found?.lease === attempt.lease ? decide(attempt, found) : { end: 'lost', attempt }
    })
    const own = ends.filter((ended): ended is Own => ended.delivery !== undefined)
    const byEndpoint = Map.groupBy(own, ({ delivery }) => delivery.webhookId)
    const judged: Judged[] = []
    // In one order everywhere, to avoid deadlocks between workers.
    for (const [id, of] of [...byEndpoint].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const partnerId = of[0]?.attempt.partnerId ?? ''
      const sent = of.map(({ attempt }) => attempt)
      const change = await judgeEndpoint(transaction, { partnerId, id }, sent, at)
      if (change) judged.push(change)
    }
    const freed = await findFreedChains(transaction, own)
    await settle(transaction, own, at)
    for (const { partnerId, webhookId, customerId } of freed) {
      if (customerId === null) continue
      await releaseNextDelivery(transaction, { partnerId, webhookId, customerId, at })
    }
    for (const change of judged) await changeEndpoint(transaction, change, at)
    return ends.map(({ end }) => end)
  },
)

/** An attempt with its result; without a delivery when another worker has it. */
interface Ended {
  readonly attempt: Attempt
  readonly end: AttemptEnd
  readonly delivery?: DeliveryRecord
}

function decide(attempt: Attempt, delivery: DeliveryRecord): Ended {
  if (hasArrived(attempt)) return { attempt, delivery, end: 'delivered' }
  return { attempt, delivery, end: waitOf(attempt, delivery) === undefined ? 'dead' : 'failed' }
}

function hasArrived({ status = 0 }: Attempt): boolean {
  return status >= 200 && status < 300
}

/** Milliseconds until the next attempt after a failed one; undefined when there is none. */
function waitOf({ random, retryAfter, status }: Attempt, { failures }: DeliveryRecord) {
  return status === 410 ? undefined : waitAfter(failures + 1, retryAfter, random)
}

/** An attempt whose worker still holds the delivery. */
type Own = Ended & { readonly delivery: DeliveryRecord }

/** Finds chains in which a delivery has ended and another one waits for it. */
async function findFreedChains(
  transaction: Connection,
  own: readonly Own[],
): Promise<DeliveryRecord[]> {
  const ended = own
    .filter(({ end, delivery }) => end !== 'failed' && delivery.customerId !== null)
    .map(({ delivery }) => delivery)
  const partnerId = keepsApart(transaction) ? own[0]?.attempt.partnerId : undefined
  const waiting = new Set(
    await listPendingChains(transaction, {
      partnerId,
      webhookIds: distinct(ended.map(({ webhookId }) => webhookId)),
      customerIds: distinct(ended.flatMap(({ customerId }) => customerId ?? [])),
      waiting: true,
    }),
  )
  return ended.filter((delivery) => waiting.has(chainOf(delivery)))
}

/** Writes the results of deliveries, grouped by equal results. */
async function settle(transaction: Connection, own: readonly Own[], at: number): Promise<void> {
  const settled = own.map(({ attempt, delivery, end }) => {
    const { partnerId, lease, status = null } = attempt
    const state: DeliveryState = end === 'delivered' || end === 'dead' ? end : 'pending'
    const dueAt = end === 'failed' ? at + (waitOf(attempt, delivery) ?? 0) : null
    return { id: delivery.id, as: { partnerId, lease, state, dueAt, lastStatus: status } }
  })
  for (const same of Map.groupBy(settled, ({ as }) => JSON.stringify(as)).values()) {
    const [first] = same
    if (first) await settleDeliveries(transaction, { ...first.as, ids: same.map(({ id }) => id) })
  }
  await insertAttempts(
    transaction,
    own.map(({ attempt, delivery }) => ({
      partnerId: attempt.partnerId,
      deliveryId: delivery.id,
      number: delivery.attempts + 1,
      at,
      status: attempt.status ?? null,
      milliseconds: attempt.milliseconds,
      fault: attempt.fault ?? null,
      answer: attempt.answer ?? null,
    })),
  )
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)]
}

/** An endpoint whose state changed. */
interface Judged {
  readonly before: WebhookRecord
  readonly after: WebhookRecord
}

/**
 * Judges an endpoint by attempts: whether it fails, since when, and whether for too long. It is
 * locked only if it changes, since most attempts do not change it.
 */
async function judgeEndpoint(
  transaction: Connection,
  key: { readonly partnerId: string; readonly id: string },
  attempts: readonly Attempt[],
  at: number,
): Promise<Judged | undefined> {
  const isGone = attempts.some(({ status }) => status === 410)
  const arrives = !isGone && attempts.some(hasArrived)
  const judge = (before: WebhookRecord | undefined): Judged | undefined => {
    if (!before) return undefined
    const failingSince = arrives ? null : (before.failingSince ?? at)
    const failsLong = failingSince !== null && at - failingSince >= failingLimit
    const stopped = isGone ? 'gone' : failsLong ? 'failing' : 'on'
    const state = before.state === 'on' ? stopped : before.state
    if (failingSince === before.failingSince && state === before.state) return undefined
    return { before, after: { ...before, failingSince, state } }
  }
  if (!judge(await findWebhook(transaction, key))) return undefined
  return judge(await lockWebhook(transaction, key))
}

async function changeEndpoint(
  transaction: Connection,
  { before, after }: Judged,
  at: number,
): Promise<void> {
  const { partnerId, id, failingSince, state } = after
  const key = { partnerId, id }
  if (failingSince !== before.failingSince) {
    await setFailingSince(transaction, { ...key, failingSince })
  }
  if (state === before.state) return
  await setWebhookState(transaction, { ...key, state })
  const change = { action: 'webhook.stopped', key, by: 'worker', before, after, at } as const
  await recordWebhookChange(transaction, change)
  // Its owners are mailed, if they chose so, and their open pages refetch it.
  await appendEvent(transaction, {
    type: 'webhook.stopped',
    partnerId,
    customerId: null,
    correlationId: newId(),
    at,
    data: { webhookId: id, state },
  })
}
