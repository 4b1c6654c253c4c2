import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/** Rules that axe looks at: those of these standards, or these alone. */
type Wanted = { readonly tags: readonly string[] } | { readonly rules: readonly string[] }

/**
 * Lets axe look at a page.
 * @returns each rule that is broken, with the elements that break it
 */
export async function findBarriers(page: Page, wanted: Wanted): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source)
  const options: RunOptions = {
    resultTypes: ['violations'],
    runOnly:
      'tags' in wanted
        ? { type: 'tag', values: [...wanted.tags] }
        : { type: 'rule', values: [...wanted.rules] },
  }
  const { violations } = await page.evaluate(
    (given) =>
      (window as unknown as { axe: typeof axe }).axe.run(
        // Fluent's focus guards; nobody can land on them.
        { exclude: [['[data-tabster-dummy]']] },
        given,
      ),
    options,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)
}
