import type { Caller } from './caller.ts'

/** Milliseconds for which a finding about a caller is remembered: a change takes this long to be felt. */
const remembered = 2_000

/**
 * Remembers what was found of callers for a short while, so that not every call asks the store. A
 * token that was verified gives the same caller each time, who is found faster than by any text.
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
