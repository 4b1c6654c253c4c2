import { newId } from '../../ids/new-id.ts'
import { failingLimit, waitAfter } from '../../rules/delivery-schedule.ts'
import { command } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { insertAttempts } from '../../store/queries/delivery-log.ts'
import { shareDeliveries, type DeliveryState } from '../../store/queries/deliveries.ts'
import {
  lockLeasedDeliveries,
  releaseNextDeliveries,
  settleDeliveries,
  type Leased,
} from '../../store/queries/end-deliveries.ts'
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
    const leased = await lockLeased(transaction, attempts)
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
    await settle(transaction, own, at)
    await release(transaction, own, at)
    for (const change of judged) await changeEndpoint(transaction, change, at)
    return ends.map(({ end }) => end)
  },
)

/**
 * Finds the deliveries whose leases are still valid, by id. No deliveries are added until the
 * transaction ends.
 */
async function lockLeased(
  transaction: Connection,
  attempts: readonly Attempt[],
): Promise<Map<string, Leased>> {
  const wanted = groupAlike(
    attempts.map(({ partnerId, lease, deliveryId }) => ({
      id: deliveryId,
      as: { partnerId, lease },
    })),
  )
  const [, ...found] = await Promise.all([
    shareDeliveries(transaction, attempts[0]?.partnerId),
    ...wanted.map(({ as, ids }) => lockLeasedDeliveries(transaction, { ...as, ids })),
  ])
  return new Map(found.flat().map((leased) => [leased.id, leased]))
}

/** An attempt with its result; without a delivery when another worker has it. */
interface Ended {
  readonly attempt: Attempt
  readonly end: AttemptEnd
  readonly delivery?: Leased
}

function decide(attempt: Attempt, delivery: Leased): Ended {
  if (hasArrived(attempt)) return { attempt, delivery, end: 'delivered' }
  return { attempt, delivery, end: waitOf(attempt, delivery) === undefined ? 'dead' : 'failed' }
}

function hasArrived({ status = 0 }: Attempt): boolean {
  return status >= 200 && status < 300
}

/** Milliseconds until the next attempt after a failed one; undefined when there is none. */
function waitOf({ random, retryAfter, status }: Attempt, { failures }: Leased) {
  return status === 410 ? undefined : waitAfter(failures + 1, retryAfter, random)
}

/** An attempt whose worker still holds the delivery. */
type Own = Ended & { readonly delivery: Leased }

/** Writes the results of deliveries, grouped by equal results. */
async function settle(transaction: Connection, own: readonly Own[], at: number): Promise<void> {
  const settled = own.map(({ attempt, delivery, end }) => {
    const { partnerId, status = null } = attempt
    const state: DeliveryState = end === 'delivered' || end === 'dead' ? end : 'pending'
    const dueAt = end === 'failed' ? at + (waitOf(attempt, delivery) ?? 0) : null
    return { id: delivery.id, as: { partnerId, state, dueAt, lastStatus: status } }
  })
  for (const same of groupAlike(settled)) {
    await settleDeliveries(transaction, { ...same.as, ids: same.ids })
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

/** Makes the deliveries due that waited for one that has ended. */
async function release(transaction: Connection, own: readonly Own[], at: number): Promise<void> {
  const ended = own.filter(({ end }) => end !== 'failed')
  const released = ended.map(({ delivery: { id, partnerId } }) => ({ id, as: { partnerId, at } }))
  for (const same of groupAlike(released)) {
    await releaseNextDeliveries(transaction, { ...same.as, ids: same.ids })
  }
}

/** Groups ids for which the same is written. */
function groupAlike<As>(
  some: readonly { readonly id: string; readonly as: As }[],
): { readonly as: As; readonly ids: readonly string[] }[] {
  const groups = new Map<string, { as: As; ids: string[] }>()
  for (const { id, as } of some) {
    const key = JSON.stringify(as)
    const group = groups.get(key) ?? { as, ids: [] }
    groups.set(key, group)
    group.ids.push(id)
  }
  return [...groups.values()]
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
