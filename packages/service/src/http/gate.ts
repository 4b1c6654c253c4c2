import type { Logger } from 'pino'

/** Limits of concurrent calls. */
export interface GateLimits {
  /** Concurrent calls. */
  readonly calls: number
  /** Concurrent calls that may write. */
  readonly writes: number
  /** Connections whose calls are answered. */
  readonly connections: number
}

/** The limit for which a call was rejected. */
export type GateLimit = keyof GateLimits

/**
 * Rejects surplus calls before any work is done for them, so that the limits bound the response
 * time of admitted ones.
 */
export interface Gate {
  /** Admits a call, or returns the limit that is reached. */
  enter(mayWrite: boolean): Place | GateLimit
  /** Limit of connections. */
  readonly connections: Limit
  /** Counts calls in progress. */
  countCalls(): { readonly reads: number; readonly writes: number }
}

/** Milliseconds without a rejected call after which an overload is over. */
const quietAfter = 10_000

/**
 * Creates a gate; it logs when an overload begins and ends.
 * @param now the real clock, in epoch milliseconds
 */
export function createGate(limits: GateLimits, log: Logger, now: () => number): Gate {
  const calls = new Limit('calls', limits.calls, log, now)
  const writes = new Limit('writes', limits.writes, log, now)
  return {
    enter(mayWrite) {
      if (!calls.enter()) return 'calls'
      if (!mayWrite) return new Place(calls)
      if (writes.enter()) return new Place(calls, writes)
      calls.leave()
      return 'writes'
    },
    connections: new Limit('connections', limits.connections, log, now),
    countCalls: () => ({ reads: calls.taken - writes.taken, writes: writes.taken }),
  }
}

/** A number of places. */
class Limit {
  taken = 0
  private turnedAway = 0
  private lastTurnedAway = 0
  private readonly name: GateLimit
  private readonly places: number
  private readonly log: Logger
  private readonly now: () => number

  constructor(name: GateLimit, places: number, log: Logger, now: () => number) {
    this.name = name
    this.places = places
    this.log = log
    this.now = now
  }

  /** Takes a place; returns false when none is free. */
  enter(): boolean {
    if (this.taken < this.places) {
      this.taken += 1
      return true
    }
    if (this.turnedAway === 0) {
      this.log.warn({ limit: this.name, at: this.places }, 'overloaded: rejecting calls with 503')
    }
    this.turnedAway += 1
    this.lastTurnedAway = this.now()
    return false
  }

  leave(): void {
    this.taken -= 1
    // Not at the first free place, or one overload would be logged again and again.
    if (this.turnedAway === 0 || this.now() - this.lastTurnedAway < quietAfter) return
    this.log.info({ limit: this.name, turnedAway: this.turnedAway }, 'no longer overloaded')
    this.turnedAway = 0
  }
}

/**
 * The place of one call. It is freed when both the connection and the work of the call have ended:
 * a caller who disconnects does not end the work.
 */
export class Place {
  private readonly calls: Limit
  private readonly writes: Limit | undefined
  private isWorking = false
  private isClosed = false
  private isFree = false

  constructor(calls: Limit, writes?: Limit) {
    this.calls = calls
    this.writes = writes
  }

  work(): void {
    this.isWorking = true
  }

  rest(): void {
    this.isWorking = false
    if (this.isClosed) this.free()
  }

  close(): void {
    this.isClosed = true
    if (!this.isWorking) this.free()
  }

  private free(): void {
    if (this.isFree) return
    this.isFree = true
    this.calls.leave()
    this.writes?.leave()
  }
}
