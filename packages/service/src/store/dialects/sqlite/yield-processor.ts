import { readlinkSync } from 'node:fs'
import { availableParallelism, setPriority } from 'node:os'

/** Between the usual priority (0) and the lowest (19). */
const priority = 10

/**
 * Lets the other threads of the process go first where they share one processor with this one: a write
 * waits for the disk anyhow, while reads wait for the thread that answers them. With more processors
 * they do not wait for each other, and a writer that stood back would only be slower. Linux alone knows
 * priorities of threads; elsewhere nothing happens.
 */
export function yieldProcessor(): void {
  if (availableParallelism() > 1) return
  try {
    const [, thread] = /\/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self')) ?? []
    if (thread !== undefined) setPriority(Number(thread), priority)
  } catch {
    // It works without, only less evenly.
  }
}
