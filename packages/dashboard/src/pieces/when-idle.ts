/** Waits until the page has nothing better to do, but not for ever. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => resolve()
    // Not every browser tells when it rests.
    if ('requestIdleCallback' in window) requestIdleCallback(done, { timeout: 5_000 })
    else setTimeout(done, 1_000)
  })
}
