/** Milliseconds between attempts: ten attempts in about three days. */
const waits = [
  5_000, 60_000, 600_000, 3_600_000, 14_400_000, 36_000_000, 57_600_000, 86_400_000, 86_400_000,
] as const

/** The longest `Retry-After` that is honoured, in milliseconds. */
const longestWait = 86_400_000

/** Milliseconds from the first attempt to the last at an endpoint that asks for the longest waits. */
export const longestSchedule = waits.length * longestWait

/** Attempts before a delivery is dead. */
export const mostAttempts = waits.length + 1

/** Milliseconds of continuous failure after which an endpoint is switched off. */
export const failingLimit = 5 * 86_400_000

/** Timeout of an attempt in milliseconds. */
export const attemptTimeout = 15_000

/**
 * Computes the wait before the next attempt, in milliseconds; undefined when there is none. Waits
 * are shortened by up to a fifth, so that deliveries that failed together do not return together.
 * @param failures failed attempts, including the last one
 * @param retryAfter milliseconds from the endpoint's Retry-After
 * @param random number in [0, 1)
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
 * Parses `Retry-After`, seconds or a date, as milliseconds from now; undefined when it is invalid.
 * @param realNow epoch milliseconds of the real clock, which receivers' dates refer to
 */
export function readRetryAfter(value: string | undefined, realNow: number): number | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - realNow)
}
