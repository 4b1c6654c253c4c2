import type { AnyOperationName, faultEffects } from '@accredit/contract'

/** An operation of the route table, or the token endpoint. */
export type FaultyOperation = AnyOperationName | 'token'

/** A fault that somebody asked for, so that a client's behaviour can be seen. */
export interface Fault {
  /** The operation that it is for; every one of the route table when absent. */
  readonly operation?: FaultyOperation | undefined
  /** The customer whose calls it strikes; every call when absent. */
  readonly customer?: string | undefined
  /** Status of the answer; absent when it only delays or cuts. */
  readonly status?: number | undefined
  /** Number of the error in the answer's body. */
  readonly code?: number | undefined
  /** JSON value of the answer's body, in place of the contract's own. */
  readonly body?: unknown
  /** Seconds of the header Retry-After; absent for no such header. */
  readonly retryAfter?: number | undefined
  /** Milliseconds of the real clock before anything else happens. */
  readonly latency?: number | undefined
  /** `after` carries the call out and loses its answer. */
  readonly when: 'before' | 'after'
  /** True ends the connection without an answer. */
  readonly cut: boolean
  readonly effect?: (typeof faultEffects)[number] | undefined
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

/** Call that a fault may strike. */
export interface StruckCall {
  readonly operation: FaultyOperation
  readonly customerId: string | undefined
  /** True for calls of a signed-in user. */
  readonly isOfUser: boolean
}

/** The faults of a sandbox. */
export interface Faults {
  /** Puts these in place of all others. */
  replace(faults: readonly Fault[]): void
  /** Adds one behind those in force. */
  add(fault: Fault): void
  list(): readonly FaultState[]
  /** The first fault that strikes a call. */
  strike(struck: StruckCall): Fault | undefined
}

/** Creates a sandbox without faults. */
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

/** Sign-in is struck only where a fault names it: a client that cannot sign in shows nothing else. */
function isFor(fault: Fault, { operation, customerId, isOfUser }: StruckCall): boolean {
  if (fault.effect === 'mfa' && !isOfUser) return false
  if (fault.operation === undefined ? operation === 'token' : fault.operation !== operation) {
    return false
  }
  return fault.customer === undefined || fault.customer === customerId
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
