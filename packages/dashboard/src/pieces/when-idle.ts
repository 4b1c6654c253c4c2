let before: Promise<unknown> = Promise.resolve()

/**
 * Does something once the page has nothing better to do, one after the other, so that whoever uses the
 * page meanwhile never waits for all of it. What fails here is tried again where it is needed.
 */
export function whenIdle(work: () => Promise<unknown>): void {
  before = before
    .then(rest)
    .then(work)
    .catch(() => undefined)
}

/** Waits until the page rests, within a time limit. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => resolve()
    // Not every browser tells when it rests.
    if ('requestIdleCallback' in window) requestIdleCallback(done, { timeout: 5_000 })
    else setTimeout(done, 1_000)
  })
}
