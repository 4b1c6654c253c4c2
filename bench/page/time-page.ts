import type { Browser, BrowserContext } from 'playwright-core'

/** CPU throttling factor of the page. */
const slowdown = 4
/** Milliseconds without a long task after which a page counts as idle. */
const quiet = 1_500

interface Watched {
  shownAt: number
  busyUntil: number
}

/**
 * Measures the time to interactive of a page with an empty cache: milliseconds until the awaited
 * element is rendered and no task over 50 ms follows.
 */
export async function timePage(
  browser: Browser,
  url: string,
  selector: string,
  prepare: (context: BrowserContext) => Promise<void> = async () => undefined,
): Promise<number> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' })
  try {
    await prepare(context)
    const page = context.pages()[0] ?? (await context.newPage())
    const session = await context.newCDPSession(page)
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.addInitScript(watch, selector)
    await page.goto(url)
    const ready = await page.waitForFunction(isQuiet, quiet, { timeout: 60_000, polling: 200 })
    return (await ready.jsonValue()) as number
  } finally {
    await context.close()
  }
}

/** Runs in the page before any other script. */
function watch(selector: string): void {
  const watched: Watched = { shownAt: 0, busyUntil: 0 }
  Object.assign(globalThis, { watched })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      watched.busyUntil = Math.max(watched.busyUntil, startTime + duration)
    }
  }).observe({ type: 'longtask', buffered: true })
  new MutationObserver(() => {
    if (watched.shownAt === 0 && document.querySelector(selector)) {
      watched.shownAt = performance.now()
    }
  }).observe(document, { childList: true, subtree: true })
}

/** Polled in the page; returns the time to interactive once the page is idle. */
function isQuiet(wanted: number): number | false {
  const { shownAt, busyUntil } = (globalThis as unknown as { watched: Watched }).watched
  const usable = Math.max(shownAt, busyUntil)
  return shownAt > 0 && performance.now() - usable > wanted && usable
}
