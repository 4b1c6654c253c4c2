import {
  listUnplaced,
  numberEvents,
  placeEvents,
  placesByItself,
  type Unplaced,
} from '../store/queries/event-places.ts'
import { command } from '../store/command.ts'
import { keepsApart } from '../store/queries/across-partners.ts'
import type { Store } from '../store/store.ts'

/** Events numbered at once. */
const numberedAtOnce = 1_000

/**
 * Assigns committed events their positions in the order in which they became visible.
 * @returns whether there may be more of them; on a cluster, whether this node was the one to do it
 */
export const numberEventsCommand = command(
  'numberEvents',
  (transaction, { found }: { readonly found?: readonly Unplaced[] }): Promise<boolean> =>
    found ? placeEvents(transaction, found) : numberEvents(transaction, numberedAtOnce),
)

/** Numbers all committed events where the database does not number in commit order; undefined where it does. */
export function openNumbering(store: Store, now: () => number): (() => Promise<void>) | undefined {
  if (placesByItself(store.reader) || store.readOnly) return undefined
  const run = (found?: readonly Unplaced[]) =>
    store.run(numberEventsCommand, found ? { found } : {}, now())
  if (!keepsApart(store.reader)) {
    return async () => {
      while (await run());
    }
  }
  return async () => {
    let found
    do {
      found = await listUnplaced(store.reader, numberedAtOnce)
      const isDone = await run(found)
      if (!isDone) return
      // Once more, to confirm that the numbered events are visible everywhere.
      if (found.length > 0) await run([])
    } while (found.length === numberedAtOnce)
  }
}
