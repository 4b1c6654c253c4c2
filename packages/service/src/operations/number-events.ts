import type { Connection } from '../store/connection.ts'
import { numberEvents } from '../store/queries/events.ts'

/** Events numbered at once. */
const numberedAtOnce = 1_000

/** Gives committed events their places in the order in which they became visible. */
export function numberEventsCommand(transaction: Connection): Promise<boolean> {
  return numberEvents(transaction, numberedAtOnce)
}
