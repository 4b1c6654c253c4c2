/** Wakes those who wait for news, at once or when their patience is over. */
export interface Bell {
  ring(): void
  /** Resolves at the next ring, also at one that came since the last wait; or after so many milliseconds. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** Creates a bell for one who waits. */
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
