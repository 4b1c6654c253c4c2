/** Milliseconds of each wait between two attempts: ten attempts in about three days. */
const waits = [
  5_000, 60_000, 600_000, 3_600_000, 14_400_000, 36_000_000, 57_600_000, 86_400_000, 86_400_000,
] as const

/** The longest wait that an endpoint may ask for by `Retry-After`, in milliseconds. */
const longestWait = 86_400_000

/** Attempts until a delivery is dead. */
export const mostAttempts = waits.length + 1

/** Milliseconds after which an endpoint that only fails is switched off. */
export const failingLimit = 5 * 86_400_000

/** Milliseconds in which an attempt has to be answered. */
export const attemptTimeout = 15_000

/**
 * Computes the wait before the next attempt, in milliseconds; undefined where there is none. Waits are
 * shortened by up to a fifth, so that deliveries that failed together do not come back together.
 * @param failures attempts that have failed, the last one included
 * @param retryAfter milliseconds that the endpoint asked for
 * @param random from 0 up to but not including 1
 */
export function waitAfter(
  failures: number,
  retryAfter: number | undefined,
  random: number,
): number | undefined {
  const wait = waits[failures - 1]
  if (wait === undefined) return undefined
  const spread = Math.round(wait * (1 - random / 5))
  return Math.max(spread, Math.min(retryAfter ?? 0, longestWait))
}

/**
 * Reads `Retry-After`, seconds or a date, as milliseconds from now; undefined where it says nothing.
 * @param realNow epoch milliseconds of the real clock, by which receivers write dates
 */
export function readRetryAfter(value: string | undefined, realNow: number): number | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - realNow)
}
