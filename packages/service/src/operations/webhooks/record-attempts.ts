import { newId } from '../../ids/new-id.ts'
import { failingLimit, waitAfter } from '../../rules/delivery-schedule.ts'
import { command } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
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
 * the customer follows then. Endpoints that are gone, or have failed for days, are switched off. It reads
 * and locks first, all at once, and writes then what nobody has to wait for, so that a batch needs as many
 * trips to a database as one attempt.
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
    // In one order everywhere, so that no two workers wait for each other.
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

/** An attempt with what comes of it; without a delivery where that is another worker's. */
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

/** Milliseconds until the next attempt after one that failed; undefined where there is none. */
function waitOf({ random, retryAfter, status }: Attempt, { failures }: DeliveryRecord) {
  return status === 410 ? undefined : waitAfter(failures + 1, retryAfter, random)
}

/** An attempt whose delivery is still its worker's. */
type Own = Ended & { readonly delivery: DeliveryRecord }

/** Chains of deliveries that go on: one of them has ended, and another one waits for it. */
async function findFreedChains(
  transaction: Connection,
  own: readonly Own[],
): Promise<DeliveryRecord[]> {
  const ended = own
    .filter(({ end, delivery }) => end !== 'failed' && delivery.customerId !== null)
    .map(({ delivery }) => delivery)
  const waiting = new Set(
    await listPendingChains(transaction, {
      webhookIds: distinct(ended.map(({ webhookId }) => webhookId)),
      customerIds: distinct(ended.flatMap(({ customerId }) => customerId ?? [])),
      waiting: true,
    }),
  )
  return ended.filter((delivery) => waiting.has(chainOf(delivery)))
}

/** Writes what became of deliveries, those that came to the same end together. */
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

/** An endpoint that is not as it was. */
interface Judged {
  readonly before: WebhookRecord
  readonly after: WebhookRecord
}

/**
 * Judges an endpoint by attempts: whether it fails, since when, and whether that has gone on for too long.
 * It is locked only where it changes, since most attempts change nothing of it.
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
  // Its owners are told by mail, where they chose so, and their open pages read it again.
  await appendEvent(transaction, {
    type: 'webhook.stopped',
    partnerId,
    customerId: null,
    correlationId: newId(),
    at,
    data: { webhookId: id, state },
  })
}
