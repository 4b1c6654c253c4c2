import { addCalls, type ThrottleWindow } from '../store/queries/throttle-windows.ts'
import { command } from '../store/command.ts'

/** Calls that one process has admitted but not reported yet. */
export interface CountedCalls extends ThrottleWindow {
  readonly calls: number
}

/** Adds the calls of one process to their window; returns the sum of all processes. */
export const countCallsCommand = command(
  'countCalls',
  (transaction, { calls, ...window }: CountedCalls): Promise<number> => {
    return addCalls(transaction, window, calls)
  },
)
