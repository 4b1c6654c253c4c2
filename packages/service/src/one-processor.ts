/**
 * Who goes first where the process has one processor alone: the thread that answers calls. With more
 * of them nobody waits for the others, and whoever stood back would only be slower. Linux alone knows
 * priorities of threads; elsewhere nothing happens.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { availableParallelism, setPriority } from 'node:os'
import { setFlagsFromString } from 'node:v8'

/** Whether the process has one processor alone. */
export const hasOneProcessor = availableParallelism() === 1

/** Between the usual priority (0) and the lowest (19). */
const priority = 10

/** Lets the other threads go first. The writer does: a write waits for the disk anyhow. */
export function standBack(): void {
  onOneProcessor(() => {
    const [, thread] = /\/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self')) ?? []
    if (thread !== undefined) setPriority(Number(thread), priority)
  })
}

/**
 * Milliseconds that a thread which stands back works on end. The system lets it finish its slice, up
 * to four, whoever wakes up meanwhile and whatever their priorities.
 */
const workAtOnce = 0.5
/** Milliseconds of a pause: the system makes it as short as it can, which is longer. */
const pause = 0.001

/** Makes what a thread that stands back calls between two pieces of its work: a pause when it is due. */
export function createPauses(): () => void {
  if (!hasOneProcessor) return () => undefined
  const cell = new Int32Array(new SharedArrayBuffer(4))
  let since = performance.now()
  return () => {
    if (performance.now() - since < workAtOnce) return
    Atomics.wait(cell, 0, 0, pause)
    since = performance.now()
  }
}

/**
 * Lets all others go before the threads in which the engine marks garbage and compiles, or they take
 * a whole slice each while a call waits. What the engine shares out for speed it does alone: the
 * shares would run one after the other, and the last of them when its thread has its turn again.
 */
export function keepEngineBack(): void {
  onOneProcessor(() => {
    setFlagsFromString('--no-parallel-scavenge')
    for (const thread of readdirSync('/proc/self/task')) {
      const name = readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trimEnd()
      if (name === 'V8Worker') setPriority(Number(thread), priority)
    }
  })
}

function onOneProcessor(act: () => void): void {
  if (!hasOneProcessor) return
  try {
    act()
  } catch {
    // It works without, only less evenly.
  }
}
