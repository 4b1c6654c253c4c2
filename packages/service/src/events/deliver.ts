import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { newId } from '../ids/new-id.ts'
import { createBell } from '../live/bell.ts'
import { claimDeliveriesCommand } from '../operations/webhooks/claim-deliveries.ts'
import { spreadEventsCommand } from '../operations/webhooks/spread-events.ts'
import { attemptTimeout } from '../rules/delivery-schedule.ts'
import { findDeliveredPlace, findNextDelivery, type Claimed } from '../store/queries/deliveries.ts'
import { findLastPlace } from '../store/queries/events.ts'
import {
  listActiveWebhooks,
  listDueWebhooks,
  type WebhookRecord,
} from '../store/queries/webhooks.ts'
import { keepsApart } from '../store/queries/across-partners.ts'
import type { Store } from '../store/store.ts'
import type { Answered, Courier, Outgoing } from './attempt-delivery.ts'
import { describeFault } from './describe-fault.ts'
import type { SecretBox } from './secret-box.ts'
import { connectionsPerEndpoint } from './outbound-line.ts'
import { createRecorder, type AttemptWatch } from './record-ends.ts'
import { createSlots } from './slots.ts'
import { createSigners, type RegistrationSigning } from './signers.ts'

/** Dependencies and settings of the delivery of events. */
export interface DeliveryOptions {
  readonly store: Store
  /** The service clock, which drives attempts. */
  readonly now: () => number
  readonly courier: Courier
  readonly box: SecretBox
  /** Partner Center's format of events. */
  readonly registrations: RegistrationSigning & {
    /** Events that are sent in this format. */
    readonly sends: readonly string[]
  }
  readonly log: Logger
  /** Assigns committed events their positions; absent where the database does. */
  readonly numberEvents?: (() => Promise<void>) | undefined
  /** Lease of claimed deliveries, in milliseconds of the service clock. */
  readonly leaseDuration: number
  /** Called with each attempt. */
  readonly watch?: AttemptWatch | undefined
  readonly random?: (() => number) | undefined
}

/** The running delivery of events. */
export interface Deliveries {
  /** Signals that there may be events, or due deliveries. */
  wake(): void
  /** Stops soon; attempts without an answer by then are repeated by the next worker. */
  stop(): Promise<void>
}

/** Longest sleep: a sandbox's clock may be moved, and other nodes work, too. */
const longestSleep = 1_000
/** Events turned into deliveries at once while none of them can be sent yet. */
const spreadAtOnce = 500
/**
 * Milliseconds for which new events wait for room at an endpoint. With room, they become claimed
 * deliveries; without, each needs a claim of its own later.
 */
const roomPatience = 250
/** Concurrent deliveries over all endpoints. */
const mostUnderWay = 1_024
/** Deliveries of a fast endpoint claimed at once; they queue for its connections. */
const claimedAhead = 32 * connectionsPerEndpoint
/** Response time in milliseconds of a fast endpoint. */
const quick = 250
/** Grace period in milliseconds for attempts in progress at a stop. */
const stopGrace = 2_000
/** Milliseconds that a lease lasts beyond the longest attempt. */
const slack = 15_000

/**
 * Starts delivering events: turns them into deliveries, claims those that are due, and sends them.
 * Each endpoint gets a few at once, so that a slow one does not block others; results are recorded
 * in batches.
 */
export function startDeliveries(options: DeliveryOptions): Deliveries {
  const { store, now, courier, box, log, watch, random = Math.random } = options
  const findSigner = createSigners({ box, now, ...options.registrations })
  const stopping = new AbortController()
  const bell = createBell()
  /**
   * One lease for the life of the worker: what it claims again after a clock jump is still its own.
   */
  const lease = newId()
  const isApart = keepsApart(store.reader)
  const leaseMilliseconds = Math.max(options.leaseDuration, attemptTimeout + slack)
  const underWay = new Map<string, Promise<void>>()
  const busy = new Map<string, number>()
  const slots = createSlots(connectionsPerEndpoint)
  /** Duration in milliseconds of the last attempt at each endpoint, where it succeeded. */
  const took = new Map<string, number>()
  const recorder = createRecorder({ store, now, log, watch, countOpen: () => underWay.size })
  /**
   * True when there may be events since the last read; otherwise the end of an attempt need not
   * read them.
   */
  let mayBeNew = true
  /** True when the last read left events behind. */
  let isBehind = false
  let lookedAt = Number.NEGATIVE_INFINITY
  let isOver = false
  const running = work()

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const at = now()
        // Waiting deliveries come before new events.
        const claimed = await claim(at)
        const spread = await spreadEvents()
        if (spread || claimed > 0) continue
        await bell.wait(await restFor(at), stopping.signal)
      } catch (error) {
        log.error({ err: error }, `delivery of events failed; retrying in ${longestSleep} ms`)
        await bell.wait(longestSleep, stopping.signal)
      }
    }
    await Promise.race([
      Promise.all(underWay.values()),
      sleep(stopGrace, undefined, { ref: false }),
    ])
    isOver = true
    // Ends unanswered attempts: they are delivered again when their lease ends.
    courier.close()
    await Promise.all(underWay.values())
  }

  /**
   * Turns new events into deliveries; writes nothing while nobody receives any.
   * @returns whether there is more
   */
  async function spreadEvents(): Promise<boolean> {
    const since = performance.now() - lookedAt
    if (!mayBeNew && since < longestSleep) return false
    const active = await listActiveWebhooks(store.reader, {})
    const isFull = active.length > 0 && roomOf(active).length === 0
    if (isFull && since < roomPatience) return false
    mayBeNew = false
    try {
      isBehind = await spreadSome(active, isFull ? spreadAtOnce : claimedAhead / 2)
      lookedAt = performance.now()
      // A concurrent caller may have set it again.
      mayBeNew ||= isBehind
      return isBehind
    } catch (error) {
      mayBeNew = true
      throw error
    }
  }

  async function spreadSome(active: readonly WebhookRecord[], limit: number): Promise<boolean> {
    if (active.length === 0) return false
    if (!isBehind) await options.numberEvents?.()
    const { base, sends } = options.registrations
    let hasMore = false
    for (const partnerId of partnersOf(active)) {
      if (!isBehind && !(await hasNews(partnerId))) continue
      const taken = { of: roomOf(active), lease, leaseMilliseconds }
      const registrations = { base: base(), sends }
      const wanted = { limit, partnerId, registrations, claim: taken }
      const { events, claimed } = await store.run(spreadEventsCommand, wanted, now())
      beginAll(claimed, active)
      hasMore ||= events === limit
    }
    return hasMore
  }

  async function hasNews(partnerId: string | undefined): Promise<boolean> {
    const [last, reached] = await Promise.all([
      findLastPlace(store.reader, partnerId),
      findDeliveredPlace(store.reader, partnerId),
    ])
    return last > reached
  }

  /**
   * On a cluster, the partners whose deliveries are handled one after the other; otherwise all at
   * once.
   */
  function partnersOf(some: readonly { readonly partnerId: string }[]): (string | undefined)[] {
    return isApart ? [...new Set(some.map(({ partnerId }) => partnerId))] : [undefined]
  }

  /**
   * Number of deliveries that an endpoint may get now. A fast one gets many at once when it has
   * finished half of its claim, so that claims are for dozens of deliveries rather than one at a
   * time.
   */
  function roomAt(webhookId: string): number {
    const isQuick = (took.get(webhookId) ?? Infinity) < quick
    const most = isQuick ? claimedAhead : connectionsPerEndpoint
    const room = most - (busy.get(webhookId) ?? 0)
    return isQuick && room < most / 2 ? 0 : room
  }

  /** Number of deliveries to claim for each endpoint. */
  function roomOf(webhooks: readonly WebhookRecord[]) {
    let room = mostUnderWay - underWay.size
    return webhooks.flatMap(({ id: webhookId, partnerId }) => {
      const limit = Math.min(roomAt(webhookId), room)
      room -= Math.max(limit, 0)
      return limit > 0 ? [{ webhookId, partnerId, limit }] : []
    })
  }

  async function claim(at: number): Promise<number> {
    const due = await listDueWebhooks(store.reader, { at })
    const of = roomOf(due)
    if (of.length === 0) return 0
    const claimed: Claimed[] = []
    for (const partnerId of partnersOf(of)) {
      const some = of.filter((one) => partnerId === undefined || one.partnerId === partnerId)
      const wanted = { of: some, lease, leaseMilliseconds }
      claimed.push(...(await store.run(claimDeliveriesCommand, wanted, at)))
    }
    return beginAll(claimed, due)
  }

  function beginAll(claimed: readonly Claimed[], webhooks: readonly WebhookRecord[]): number {
    const byId = new Map(webhooks.map((webhook) => [webhook.id, webhook]))
    let begun = 0
    for (const delivery of claimed) {
      const webhook = byId.get(delivery.webhookId)
      // A delivery in progress is claimed again when the clock jumps ahead.
      if (!webhook || underWay.has(delivery.id)) continue
      begun += 1
      begin(delivery, webhook)
    }
    return begun
  }

  function begin(delivery: Claimed, webhook: WebhookRecord): void {
    busy.set(webhook.id, (busy.get(webhook.id) ?? 0) + 1)
    const sent = send(delivery, webhook).finally(() => {
      underWay.delete(delivery.id)
      const left = (busy.get(webhook.id) ?? 1) - 1
      if (left > 0) busy.set(webhook.id, left)
      else busy.delete(webhook.id)
      if (roomAt(webhook.id) > 0) bell.ring()
    })
    underWay.set(delivery.id, sent)
  }

  async function send(delivery: Claimed, webhook: WebhookRecord): Promise<void> {
    const { partnerId, id: deliveryId, eventId: id, body } = delivery
    const claimedAt = performance.now()
    const slot = await slots.take(webhook.id)
    let answered: Answered
    try {
      // The lease would end before the answer: the next claimant sends it.
      if (performance.now() - claimedAt > leaseMilliseconds - attemptTimeout) return
      answered = await attempt(webhook, { id, body })
    } finally {
      // The next attempt does not wait for this one to be recorded.
      slot[Symbol.dispose]()
    }
    if (answered.failure) took.delete(webhook.id)
    else took.set(webhook.id, answered.milliseconds)
    if (isOver) return
    await recorder.add({ partnerId, deliveryId, lease, ...answered, random: random() })
  }

  async function attempt(
    webhook: WebhookRecord,
    event: { readonly id: string; readonly body: string },
  ): Promise<Answered> {
    const { url } = webhook
    let sign: Outgoing['sign']
    try {
      sign = await findSigner(webhook, event)
    } catch (error) {
      log.error({ err: error, webhookId: webhook.id }, 'this node cannot sign for a webhook')
      return { milliseconds: 0, fault: describeFault(error, false).fault, failure: 'unsent' }
    }
    return courier.attempt({ url, body: event.body, sign })
  }

  /**
   * Due deliveries that are not in progress wait for room at their endpoint, which is signalled
   * when an attempt ends.
   */
  async function restFor(at: number): Promise<number> {
    const longest = mayBeNew ? roomPatience : longestSleep
    const due = await findNextDelivery(store.reader, { after: at })
    if (due === undefined) return longest
    return Math.min(Math.max(due - now(), 1), longest)
  }

  return {
    wake() {
      mayBeNew = true
      bell.ring()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}
