import type { WatchDelivery, WatchLedger, WatchReceiver } from '@accredit/client'
import type { Bell } from '../../live/bell.ts'
import { waitAfter } from '../../rules/delivery-schedule.ts'
import type { CommandRun } from '../command-run.ts'

/** Result of an attempt. */
export interface Given {
  readonly isDone: boolean
  /** The receiver's answer in a word; absent when there is nothing to report. */
  readonly answer?: string
  /** Milliseconds from the receiver's Retry-After. */
  readonly retryAfter?: number | undefined
  /** True when the receiver is gone for good. */
  readonly isOver?: boolean
}

/** Delivery to one receiver of events. */
export interface Way extends WatchReceiver {
  /** True when it takes all events of one poll together; otherwise one at a time. */
  readonly takesAll: boolean
  /** Makes one attempt; rejects only when the signal is aborted. */
  give(deliveries: readonly WatchDelivery[], signal: AbortSignal): Promise<Given>
}

/** Longest sleep in milliseconds; Node's timers cannot exceed 24 days. */
const longestSleep = 3_600_000

/**
 * Delivers one receiver's events from the ledger, one after the other, until the signal ends it. A
 * failed attempt is retried on the service's schedule: ten attempts in about three days.
 */
export async function giveOut(
  { output, speech }: CommandRun,
  { ledger, way, bell }: { readonly ledger: WatchLedger; readonly way: Way; readonly bell: Bell },
  signal: AbortSignal,
  random = Math.random,
): Promise<void> {
  const { name, takesAll } = way
  while (!signal.aborted) {
    const waiting = await ledger.waiting(name)
    const [first] = waiting
    const pause = first ? first.dueAt - Date.now() : longestSleep
    if (!first || pause > 0) {
      await bell.wait(Math.min(pause, longestSleep), signal)
      continue
    }
    const some = takesAll ? waiting : [first]
    const ids = some.map(({ event }) => event.id)
    const given = await attempt(some)
    if (!given) return
    const { isDone, isOver = false, retryAfter } = given
    if (isDone) await ledger.settle(name, ids)
    const wait = isOver ? undefined : waitAfter(first.failures + 1, retryAfter, random())
    const dueAt = wait === undefined ? undefined : Date.now() + wait
    if (!isDone) await ledger.postpone(name, ids, dueAt)
    tell(ids, given, wait)
    if (isOver) return
  }

  /** Makes one attempt; `undefined` when it was aborted. */
  async function attempt(some: readonly WatchDelivery[]): Promise<Given | undefined> {
    try {
      return await way.give(some, signal)
    } catch (error) {
      if (signal.aborted) return undefined
      throw error
    }
  }

  function tell(
    events: readonly string[],
    { isDone, isOver, answer }: Given,
    wait: number | undefined,
  ): void {
    if (answer === undefined) return
    const { watch } = speech.words.texts
    const { formats } = speech
    const next = wait !== undefined && !isDone ? new Date(Date.now() + wait) : undefined
    const delivery = { receiver: name, events, isDone, answer, nextAttemptAt: next?.toISOString() }
    output.line({ delivery }, (style) => {
      if (isDone) return `  → ${name}  ${answer}\n`
      const after = isOver
        ? watch.over
        : wait === undefined
          ? watch.givenUp
          : watch.nextAttempt({ time: formats.duration(Math.ceil(wait / 1000) * 1000) })
      return `  → ${name}  ${style('red', answer)}: ${after}\n`
    })
  }
}
