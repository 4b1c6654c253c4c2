import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Iterates over a list in slices, one per turn of the event loop, so that other callers get their
 * turn in between.
 * @param perTurn items per slice
 */
export async function* inSlices<T>(
  items: readonly T[],
  perTurn: number,
): AsyncGenerator<readonly T[], void, undefined> {
  for (let start = 0; start < items.length; start += perTurn) {
    if (start > 0) await nextTurn()
    yield items.slice(start, start + perTurn)
  }
}
