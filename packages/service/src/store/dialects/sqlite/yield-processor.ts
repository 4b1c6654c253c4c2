import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'

/** Between the usual priority (0) and the lowest (19). */
const priority = 10

/**
 * Lets the other threads of the process go first when there are too few processors: a write waits for
 * the disk anyhow, while reads wait for the thread that answers them. Linux alone knows priorities of
 * threads; elsewhere nothing happens.
 */
export function yieldProcessor(): void {
  try {
    const [, thread] = /\/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self')) ?? []
    if (thread !== undefined) setPriority(Number(thread), priority)
  } catch {
    // It works without, only less evenly.
  }
}
