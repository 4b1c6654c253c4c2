import type { Logger } from 'pino'

/** Limits of the calls that are let in at once. */
export interface GateLimits {
  /** Calls that are worked on at once. */
  readonly calls: number
  /** Calls among them that may write. */
  readonly writes: number
  /** Connections whose calls are answered. */
  readonly connections: number
}

/** The limit that a call met when it was turned away. */
export type GateLimit = keyof GateLimits

/**
 * Turns surplus calls away before anything is done for them, so that those let in are answered in a
 * time that the limits bound.
 */
export interface Gate {
  /** Lets a call in, or names the limit that is reached. */
  enter(mayWrite: boolean): Place | GateLimit
  /** Lets a connection in, or says that there are too many. */
  readonly connections: Limit
  /** Calls that are worked on at this moment. */
  countCalls(): { readonly reads: number; readonly writes: number }
}

/** Milliseconds without a call turned away after which an overload is over. */
const quietAfter = 10_000

/**
 * Creates a gate; it tells the log when it begins to turn calls away, and when that is over.
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

  /** Takes a place; false where none is free. */
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
    // Not at the first free place, or one overload would be told of again and again.
    if (this.turnedAway === 0 || this.now() - this.lastTurnedAway < quietAfter) return
    this.log.info({ limit: this.name, turnedAway: this.turnedAway }, 'no longer overloaded')
    this.turnedAway = 0
  }
}

/**
 * The place of one call. It is free again when the call's connection is done with it and its work has
 * ended: a caller who goes away does not take the work along.
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
