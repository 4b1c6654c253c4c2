import type { Locator } from 'playwright-core'

/** Waits until an element has the focus, which it gets a moment after what had it has gone. */
export function expectFocus(locator: Locator): Promise<void> {
  return locator.and(locator.page().locator(':focus')).waitFor()
}
