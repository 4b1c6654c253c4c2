/** The clock that all waiting in the service follows. */
export interface ServiceClock {
  /** Epoch milliseconds. */
  now(): number
}

/** The service clock of a sandbox: it runs with the real one and can be moved ahead of it. */
export interface SandboxClock extends ServiceClock {
  /** Milliseconds ahead of the real clock. */
  readonly offset: () => number
  /** Sets the milliseconds ahead of the real clock. */
  setOffset(milliseconds: number): void
}

/** @param offset initial milliseconds ahead of the real clock */
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
