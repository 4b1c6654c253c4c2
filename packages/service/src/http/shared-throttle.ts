import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Throttle } from '../identity/checks/check.ts'
import type { CountedCalls } from '../operations/count-calls.ts'
import type { Refusal } from '../rules/refusal.ts'
import { maxCounters, refuseUntilEnd, throttleWindow, type ThrottleOptions } from './throttle.ts'

/** Dependencies of a throttle that shares counts with other processes. */
export interface SharedThrottleOptions extends ThrottleOptions {
  /** Adds this process's calls to a window and returns the sum of all processes. */
  readonly countCalls: (counted: CountedCalls) => Promise<number>
  readonly log: Logger
  /** Real milliseconds that a call waits for the store before it is counted only here. */
  readonly patience?: number
}

/** Count of one window, as known to this process. */
interface Tally {
  readonly window: Omit<CountedCalls, 'calls'>
  readonly limit: number
  /** Calls that may be admitted before the store is asked. */
  lease: number
  /** Calls admitted here in the whole window. */
  admitted: number
  /** Calls admitted here that the store does not know. */
  untold: number
  /** True once the store has reported the limit as reached. */
  usedUp: boolean
  asking: Promise<void> | undefined
}

/** Number of leases into which a limit is divided. */
const leasesPerWindow = 10

/**
 * Shares counts with the other processes that serve the same store. Each counts a tenth of a limit
 * by itself (a lease), then adds it to the store's sum and gets the next tenth while that sum is
 * below the limit. So no call is refused below the limit, and n processes admit at most `limit + (n
 * - 1) * ceil(limit / 10)` calls per window. Windows begin with the minutes of the service clock,
 * so that processes agree on them without communication. While the store does not answer, each
 * process continues alone up to the whole limit.
 */
export function createSharedThrottle(options: SharedThrottleOptions): Throttle {
  const { now, onRefused, countCalls, log, patience = 1_000 } = options
  const tallies = new LRUCache<string, Tally>({ max: maxCounters })
  let alone = false
  let looking: Promise<void> | undefined

  /** Admits or refuses a call; undefined when the store has to be asked first. */
  function judge(tally: Tally): 'in' | 'refused' | undefined {
    if (tally.lease === 0 && alone && !tally.usedUp) {
      tally.lease = Math.min(leaseOf(tally.limit), tally.limit - tally.admitted)
      // One probe at a time whether the store is back; no call waits for it.
      if (!looking) looking = ask(tally).finally(() => (looking = undefined))
      if (tally.lease === 0) return 'refused'
    }
    if (tally.lease > 0) {
      tally.lease -= 1
      tally.admitted += 1
      tally.untold += 1
      return 'in'
    }
    return tally.usedUp ? 'refused' : undefined
  }

  /** Reports the local count to the store, and takes the next lease; never rejects. */
  function ask(tally: Tally): Promise<void> {
    tally.asking ??= takeLease(tally).finally(() => (tally.asking = undefined))
    return tally.asking
  }

  async function takeLease(tally: Tally): Promise<void> {
    const calls = tally.untold
    try {
      const sum = await countCalls({ ...tally.window, calls })
      tally.untold -= calls
      const left = Math.max(0, tally.limit - sum - tally.untold)
      tally.lease = Math.min(leaseOf(tally.limit), left)
      tally.usedUp = left === 0
      if (alone) log.info('throttle limits are shared with the other processes again')
      alone = false
    } catch (error) {
      goAlone(error)
    }
  }

  function goAlone(err: unknown): void {
    if (!alone) {
      log.warn(
        { err },
        'the store cannot count calls; each process enforces the throttle limits alone',
      )
    }
    alone = true
  }

  async function askAndJudge(
    partnerId: string,
    limit: number,
    customerId: string | undefined,
    tally: Tally,
  ): Promise<Refusal | undefined> {
    const waited = await within(patience, ask(tally))
    if (!waited) goAlone(new Error(`no answer within ${patience} ms`))
    return throttle(partnerId, limit, customerId)
  }

  const throttle: Throttle = (partnerId, limit, customerId) => {
    if (limit === 0) return undefined
    const at = now()
    const startedAt = at - (at % throttleWindow)
    const key = customerId === undefined ? partnerId : `${partnerId} ${customerId}`
    let tally = tallies.get(key)
    if (tally?.window.startedAt !== startedAt) {
      tally = openTally({ partnerId, customerId, startedAt }, limit)
      tallies.set(key, tally)
    }
    const verdict = judge(tally)
    if (verdict === 'in') return undefined
    if (!verdict) return askAndJudge(partnerId, limit, customerId, tally)
    onRefused?.(customerId === undefined ? 'partner' : 'customer')
    return refuseUntilEnd(startedAt, at)
  }
  return throttle
}

/** The first lease of a window needs no request: most windows never need another one. */
function openTally(window: Tally['window'], limit: number): Tally {
  const lease = leaseOf(limit)
  return { window, limit, lease, admitted: 0, untold: 0, usedUp: false, asking: undefined }
}

function leaseOf(limit: number): number {
  return Math.ceil(limit / leasesPerWindow)
}

/** Waits for a promise within a time limit; resolves to whether it settled. */
async function within(milliseconds: number, awaited: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  try {
    return await Promise.race([awaited.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
