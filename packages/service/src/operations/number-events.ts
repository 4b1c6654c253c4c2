import { numberEvents } from '../store/queries/events.ts'
import { command } from '../store/command.ts'

/** Events numbered at once. */
const numberedAtOnce = 1_000

/** Gives committed events their places in the order in which they became visible. */
export const numberEventsCommand = command('numberEvents', (transaction): Promise<boolean> => {
  return numberEvents(transaction, numberedAtOnce)
})
