import { LRUCache } from 'lru-cache'

/** Counts failed attempts within a time window, in memory and per process. */
export interface AttemptLimit {
  /** Whole seconds to wait, or `undefined` when another attempt is allowed. */
  blockedFor(key: string): number | undefined
  /** Counts a failed attempt. */
  countWrong(key: string): void
}

interface Window {
  wrong: number
  readonly endsAt: number
}

/**
 * Creates a limit on guessing: after `attempts` failures within the window a key must wait until it
 * ends. It bounds what one client at one address can try; it is not an account lock.
 */
export function createAttemptLimit(options: {
  readonly attempts: number
  readonly windowMs: number
  readonly now: () => number
}): AttemptLimit {
  const { attempts, now, windowMs } = options
  // Bounded, so that many addresses cannot exhaust the memory; the least recently used one is
  // dropped.
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
