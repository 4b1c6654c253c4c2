import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Goes through a list in slices, each in a turn of the event loop of its own, so that callers who wait
 * for a turn are let in between.
 * @param perTurn items of one slice
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
