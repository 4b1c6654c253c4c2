import type { Caller } from './caller.ts'

/** Milliseconds for which data about a caller is cached: changes take effect within this time. */
const remembered = 2_000

/**
 * Caches data about callers briefly, so that not every call queries the store. A cached token
 * yields the same caller object each time, which is a faster key than any string.
 */
export function rememberBriefly<Found>(
  find: (caller: Caller) => Promise<Found>,
): (caller: Caller) => Found | Promise<Found> {
  const known = new WeakMap<Caller, { found: Found; until: number }>()
  return (caller) => {
    const entry = known.get(caller)
    if (entry && performance.now() < entry.until) return entry.found
    return find(caller).then((found) => {
      known.set(caller, { found, until: performance.now() + remembered })
      return found
    })
  }
}
