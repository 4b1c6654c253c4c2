let before: Promise<unknown> = Promise.resolve()

/**
 * Runs work when the browser is idle, one task at a time, so that the user never waits for it. A
 * failed load is retried where it is needed.
 */
export function whenIdle(work: () => Promise<unknown>): void {
  before = before
    .then(rest)
    .then(work)
    .catch(() => undefined)
}

/** Waits until the browser is idle, within a time limit. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => resolve()
    // Not every browser supports idle callbacks.
    if ('requestIdleCallback' in window) requestIdleCallback(done, { timeout: 5_000 })
    else setTimeout(done, 1_000)
  })
}
