import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { findBarriers } from './find-barriers.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules that look at colours; whatever else axe looks at is the same in every theme. */
const aboutColours = ['color-contrast', 'link-in-text-block']

/**
 * Lets axe look at a page that follows the system's theme: at all of it in light, and at its colours
 * in dark. The page is left in light.
 */
export async function expectNoBarriers(page: Page, where: string): Promise<void> {
  // Colours of buttons change in a transition and toasts fade: axe would see them on their way.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate(() => {
    const still = new CSSStyleSheet()
    still.replaceSync('* { transition: none !important; }')
    document.adoptedStyleSheets = [still]
    const underWay = document.getAnimations().filter(({ effect }) => {
      return effect?.getComputedTiming().endTime !== Infinity
    })
    for (const animation of underWay) animation.finish()
  })
  assert.deepEqual(await findBarriers(page, { tags: standards }), [], `${where}, light`)
  await switchTo(page, 'dark')
  assert.deepEqual(await findBarriers(page, { rules: aboutColours }), [], `${where}, dark`)
  await switchTo(page, 'light')
}

async function switchTo(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction(
    (scheme) => document.documentElement.style.colorScheme === scheme,
    colorScheme,
  )
}

const phone = { width: 360, height: 740 }
/** The least width and height of what a finger presses, in pixels (WCAG 2.2, 2.5.8). */
const leastTarget = 24

/**
 * Looks at a page on a phone: nothing reaches over its edge or that of its table, and whatever can be
 * pressed is large enough, but for links inside a sentence. The page is left as wide as it was.
 */
export async function expectFitsPhone(page: Page, where: string): Promise<void> {
  const before = page.viewportSize() ?? phone
  await page.setViewportSize(phone)
  // A menu, placed beside its button, follows in the next frames.
  const fits = page.waitForFunction(
    (most) => document.documentElement.scrollWidth <= most,
    phone.width,
    { timeout: 5_000 },
  )
  await fits.catch(() => assert.fail(`${where} is wider than ${phone.width} pixels`))
  assert.deepEqual(await page.evaluate(findOverhanging), [], where)
  assert.deepEqual(await page.evaluate(findSmallTargets, leastTarget), [], where)
  await page.setViewportSize(before)
}

/** Runs in the page. */
function findOverhanging(): string[] {
  // Some are there for screen readers alone, in a box of one pixel.
  const tables = [...document.querySelectorAll('table')].filter(
    ({ parentElement }) => (parentElement?.getBoundingClientRect().width ?? 0) > 1,
  )
  return tables.flatMap((table) => {
    const edge = table.getBoundingClientRect().right + 1
    return [...table.querySelectorAll('td *')]
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > edge)
      .map((each) => each.outerHTML.slice(0, 160))
  })
}

/** Runs in the page. A label counts as part of its field, as a press on it does. */
function findSmallTargets(least: number): string[] {
  const targets = document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [role^=menuitem], [tabindex="0"]',
  )
  const isShown = (element: HTMLElement) => {
    const { right, bottom } = element.getBoundingClientRect()
    return (
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest('[aria-hidden=true]') === null &&
      right > 0 &&
      bottom > 0
    )
  }
  const isInText = (element: HTMLElement) =>
    element.matches('a, button') &&
    getComputedStyle(element).display === 'inline' &&
    element.parentElement?.textContent?.trim() !== element.textContent?.trim()
  return [...targets]
    .filter((element) => isShown(element) && !isInText(element))
    .filter((element) => {
      const boxes = [element, ...((element as HTMLInputElement).labels ?? [])]
      const sizes = boxes.map((box) => box.getBoundingClientRect())
      return sizes.every(({ width, height }) => width < least || height < least)
    })
    .map((element) => {
      const { width, height } = element.getBoundingClientRect()
      return `${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 160)}`
    })
}
