import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules that look at colours; whatever else axe looks at is the same in every theme. */
const aboutColours = ['color-contrast', 'link-in-text-block']

/**
 * Lets axe look at a page that follows the system's theme: at all of it in light, and at its colours
 * in dark. The page is left in light.
 */
export async function expectNoBarriers(page: Page, where: string): Promise<void> {
  await expectNone(page, `${where}, light`, (axe) => axe.withTags(standards))
  await switchTo(page, 'dark')
  await expectNone(page, `${where}, dark`, (axe) => axe.withRules(aboutColours))
  await switchTo(page, 'light')
}

async function expectNone(
  page: Page,
  where: string,
  choose: (axe: AxeBuilder) => AxeBuilder,
): Promise<void> {
  // Fluent's focus guards; nobody can land on them.
  const axe = choose(new AxeBuilder({ page }).exclude('[data-tabster-dummy]'))
  const { violations } = await axe.analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`,
  )
  assert.deepEqual(found, [], where)
}

async function switchTo(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction(
    (scheme) => document.documentElement.style.colorScheme === scheme,
    colorScheme,
  )
  // Colours of buttons change in a transition.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  )
}
