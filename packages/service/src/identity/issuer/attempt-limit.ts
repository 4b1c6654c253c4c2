import { LRUCache } from 'lru-cache'

/** Counts wrong attempts in a window of time, in memory and per process. */
export interface AttemptLimit {
  /** Whole seconds to wait, or `undefined` when another attempt is allowed. */
  blockedFor(key: string): number | undefined
  /** Counts a wrong attempt. */
  countWrong(key: string): void
}

interface Window {
  wrong: number
  readonly endsAt: number
}

/**
 * Creates a limit on guessing: after `attempts` wrong ones within the window a key has to wait for
 * its end. It bounds what one client at one address can try; it is no account lock.
 */
export function createAttemptLimit(options: {
  readonly attempts: number
  readonly windowMs: number
  readonly now: () => number
}): AttemptLimit {
  const { attempts, now, windowMs } = options
  // Bounded, so that many addresses cannot fill the memory; the least recent one is forgotten.
  const windows = new LRUCache<string, Window>({ max: 10_000 })

  function openWindow(key: string): Window | undefined {
    const window = windows.get(key)
    return window !== undefined && window.endsAt > now() ? window : undefined
  }

  return {
    blockedFor(key) {
      const window = openWindow(key)
      if (window === undefined || window.wrong < attempts) return undefined
      return Math.ceil((window.endsAt - now()) / 1000)
    },
    countWrong(key) {
      const window = openWindow(key)
      if (window === undefined) windows.set(key, { wrong: 1, endsAt: now() + windowMs })
      else window.wrong += 1
    },
  }
}
