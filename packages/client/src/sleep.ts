/** Waits, and rejects with the signal's reason as soon as it is cancelled. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>

/** Longer timers fire at once: the delay is a signed 32-bit number. */
export const longestTimerMs = 2 ** 31 - 1

/** Waits `ms` milliseconds by the real clock; about 24 days at most. */
export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const onAbort = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      },
      Math.min(ms, longestTimerMs),
    )
    signal?.addEventListener('abort', onAbort, { once: true })
  })

/** A signal that is aborted after `ms` milliseconds of the real clock. */
export function timeLimit(ms: number): AbortSignal {
  return AbortSignal.timeout(Math.min(Math.ceil(ms), longestTimerMs))
}
