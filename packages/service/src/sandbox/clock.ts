/** The time by which everything in the service waits. */
export interface ServiceClock {
  /** Epoch milliseconds. */
  now(): number
}

/** The service clock of a sandbox: it runs with the real one and can be put ahead of it. */
export interface SandboxClock extends ServiceClock {
  /** Milliseconds that it is ahead of the real clock. */
  readonly offset: () => number
  /** Puts it ahead of the real clock by so many milliseconds. */
  setOffset(milliseconds: number): void
}

/** @param offset how far it was put ahead before, in milliseconds */
export function createSandboxClock(realNow: () => number, offset: number): SandboxClock {
  let ahead = offset
  return {
    now: () => realNow() + ahead,
    offset: () => ahead,
    setOffset(milliseconds) {
      ahead = milliseconds
    },
  }
}
