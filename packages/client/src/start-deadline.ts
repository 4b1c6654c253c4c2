import { longestTimerMs } from './sleep.ts'

/** The time limit of one call, joined with the signal of its caller. */
export interface Deadline {
  /** Aborted when the time is over or the caller gives up, with the reason of what came first. */
  readonly signal: AbortSignal
  /** True when the time is over. */
  readonly passed: () => boolean
  /** Takes the timer and the listener away; to be called when the call has ended. */
  readonly stop: () => void
}

/**
 * Starts the time of a call, by the real clock. It is a timer that can be stopped rather than
 * `AbortSignal.timeout` and `AbortSignal.any`: those stay until the time is over or memory is cleaned
 * up, so a busy client would keep three minutes' worth of them.
 * @throws TypeError when `ms` is not a time.
 */
export function startDeadline(ms: number, callerSignal?: AbortSignal): Deadline {
  if (!(ms >= 0)) throw new TypeError(`timeoutMs is ${ms}; it must be 0 or more.`)
  const controller = new AbortController()
  let passed = false
  const onTimeout = () => {
    passed = true
    controller.abort(new DOMException('The time of the call is over.', 'TimeoutError'))
  }
  const onAbort = () => controller.abort(callerSignal?.reason)
  const timer = setTimeout(onTimeout, Math.min(Math.ceil(ms), longestTimerMs))
  if (callerSignal?.aborted) onAbort()
  callerSignal?.addEventListener('abort', onAbort, { once: true })
  return {
    signal: controller.signal,
    passed: () => passed,
    stop: () => {
      clearTimeout(timer)
      callerSignal?.removeEventListener('abort', onAbort)
    },
  }
}
