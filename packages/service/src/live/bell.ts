/** Wakes a waiter at once, or after a timeout. */
export interface Bell {
  ring(): void
  /** Resolves at the next ring, including one since the last wait, or after the timeout. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** Creates a bell for one waiter. */
export function createBell(): Bell {
  let hasRung = false
  let wake: () => void = () => undefined
  return {
    ring() {
      hasRung = true
      wake()
    },
    async wait(milliseconds, signal) {
      if (!hasRung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          wake = () => {
            clearTimeout(timer)
            signal.removeEventListener('abort', wake)
            resolve()
          }
          signal.addEventListener('abort', wake, { once: true })
        })
        signal.removeEventListener('abort', wake)
        wake = () => undefined
      }
      hasRung = false
    },
  }
}
