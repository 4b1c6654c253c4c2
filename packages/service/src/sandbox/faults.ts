import type { AnyOperationName } from '@accredit/contract'

/** A fault that somebody asked for, so that a client's behaviour can be seen. */
export interface Fault {
  /** The operation that it is for; every one when absent. */
  readonly route?: AnyOperationName | undefined
  /** Status of the answer, or `disconnect` to close without one; absent when it only delays. */
  readonly status?: number | 'disconnect' | undefined
  /** Seconds of the header Retry-After; absent for no such header. */
  readonly retryAfter?: number | undefined
  /** Milliseconds of the real clock before anything else happens. */
  readonly latency?: number | undefined
  /** `after` carries the call out and loses its answer. */
  readonly when: 'before' | 'after'
  /** The part of the calls that it strikes, from 0 to 1. */
  readonly share: number
  /** Calls that it strikes before it ends; absent for any number. */
  readonly count?: number | undefined
  /** Decides which calls the share strikes: the same seed, the same calls. */
  readonly seed: number
}

/** A fault with what it has done so far. */
export interface FaultState {
  readonly fault: Fault
  /** Calls that it could have struck. */
  readonly seen: number
  readonly struck: number
}

/** The faults of a sandbox. */
export interface Faults {
  /** Puts these in place of all others. */
  replace(faults: readonly Fault[]): void
  list(): readonly FaultState[]
  /** The first fault that strikes a call of this operation. */
  strike(route: AnyOperationName): Fault | undefined
}

/** Creates a sandbox without faults. */
export function createFaults(): Faults {
  let kept: { fault: Fault; next: () => number; seen: number; struck: number }[] = []
  return {
    replace(faults) {
      kept = faults.map((fault) => ({ fault, next: randomFrom(fault.seed), seen: 0, struck: 0 }))
    },
    list: () => kept.map(({ fault, seen, struck }) => ({ fault, seen, struck })),
    strike(route) {
      for (const entry of kept) {
        const { fault } = entry
        if (fault.route !== undefined && fault.route !== route) continue
        if (entry.struck >= (fault.count ?? Infinity)) continue
        entry.seen += 1
        if (entry.next() >= fault.share) continue
        entry.struck += 1
        return fault
      }
      return undefined
    },
  }
}

/**
 * Numbers from 0 to 1 that look random and are the same for the same seed.
 * Source: the mulberry32 generator.
 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
