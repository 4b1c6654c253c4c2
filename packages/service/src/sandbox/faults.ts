import type { AnyOperationName, faultEffects } from '@accredit/contract'

/** An operation of the route table, or the token endpoint. */
export type FaultyOperation = AnyOperationName | 'token'

/** An injected fault. */
export interface Fault {
  /** The affected operation; when absent, every one of the route table. */
  readonly operation?: FaultyOperation | undefined
  /** The affected customer; when absent, every call. */
  readonly customer?: string | undefined
  /** Status of the response; absent when it only delays or cuts. */
  readonly status?: number | undefined
  /** Error code in the response body. */
  readonly code?: number | undefined
  /** JSON value of the response body, in place of the contract's own. */
  readonly body?: unknown
  /** Seconds of the Retry-After header; absent for none. */
  readonly retryAfter?: number | undefined
  /** Real milliseconds of delay before anything else. */
  readonly latency?: number | undefined
  /** `after` executes the call and loses its response. */
  readonly when: 'before' | 'after'
  /** True closes the connection without a response. */
  readonly cut: boolean
  readonly effect?: (typeof faultEffects)[number] | undefined
  /** Share of calls affected, from 0 to 1. */
  readonly share: number
  /** Number of calls affected before it ends; absent for no limit. */
  readonly count?: number | undefined
  /** Seed that decides which calls are affected, deterministically. */
  readonly seed: number
}

/** A fault with its counts. */
export interface FaultState {
  readonly fault: Fault
  /** Number of matching calls. */
  readonly seen: number
  readonly struck: number
}

/** A call that a fault may affect. */
export interface StruckCall {
  readonly operation: FaultyOperation
  readonly customerId: string | undefined
  /** True for calls of a signed-in user. */
  readonly isOfUser: boolean
}

/** The faults of a sandbox. */
export interface Faults {
  /** Replaces all faults. */
  replace(faults: readonly Fault[]): void
  /** Adds a fault after the active ones. */
  add(fault: Fault): void
  list(): readonly FaultState[]
  /** Returns the first fault that affects a call. */
  strike(struck: StruckCall): Fault | undefined
}

/** Creates the faults of a sandbox, initially none. */
export function createFaults(): Faults {
  let inForce: { fault: Fault; next: () => number; seen: number; struck: number }[] = []
  const start = (fault: Fault) => ({ fault, next: randomFrom(fault.seed), seen: 0, struck: 0 })
  return {
    replace(faults) {
      inForce = faults.map(start)
    },
    add(fault) {
      inForce.push(start(fault))
    },
    list: () => inForce.map(({ fault, seen, struck }) => ({ fault, seen, struck })),
    strike(call) {
      for (const entry of inForce) {
        const { fault } = entry
        if (!isFor(fault, call)) continue
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
 * Sign-in is affected only if a fault names it: a client that cannot sign in reveals nothing else.
 */
function isFor(fault: Fault, { operation, customerId, isOfUser }: StruckCall): boolean {
  if (fault.effect === 'mfa' && !isOfUser) return false
  if (fault.operation === undefined ? operation === 'token' : fault.operation !== operation) {
    return false
  }
  return fault.customer === undefined || fault.customer === customerId
}

/** Pseudo-random numbers in [0, 1), deterministic by seed. Source: the mulberry32 generator. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
