import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { reviewer1 } from './support/desk.ts'

interface Box {
  readonly what: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Measures the places of the header's visible parts, from left to right. */
function measureHeader(page: Page): Promise<Box[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('header > *')]
      .map((part) => {
        const { left, right, top, bottom } = part.getBoundingClientRect()
        return { what: part.textContent || part.tagName, left, right, top, bottom }
      })
      .filter(({ left, right }) => right > left),
  )
}

async function expectOneLine(page: Page, width: number, how: string): Promise<void> {
  const boxes = await measureHeader(page)
  assert.ok(boxes.length >= 4, how)
  const [brand] = boxes
  assert.equal(brand && brand.bottom - brand.top, 24, `${how}: the name breaks`)
  for (const [index, { what, left, right, top, bottom }] of boxes.entries()) {
    assert.ok(left >= 0 && right <= width, `${how}: ${what} ends at ${right}`)
    assert.ok(top >= 0 && bottom <= 48, `${how}: ${what} reaches from ${top} to ${bottom}`)
    const neighbour = boxes[index - 1]
    if (neighbour) {
      assert.ok(left >= neighbour.right - 0.5, `${how}: ${neighbour.what} lies under ${what}`)
    }
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(wide <= width, `${how}: the page is ${wide} wide`)
}

describe('the header', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  for (const locale of ['en-GB', 'pt-PT', 'pt-BR']) {
    it(`stays on one line at every width, also while the connection is lost (${locale})`, async () => {
      for (const [user, path] of [
        [contosoAdmin, '/customers'],
        [reviewer1, '/desk'],
      ] as const) {
        const { page } = await dashboard.open(user, path, { locale })
        await page.locator('[data-live=open]').waitFor()
        const widths = [320, 360, 480, 768, 1440]
        for (const width of widths) {
          await page.setViewportSize({ width, height: 740 })
          await expectOneLine(page, width, `${path}, ${width}`)
        }
        await page.route('**/accredit/v1/events/stream', (route) => route.abort())
        await page.reload()
        await page.locator('[data-live=lost]').waitFor()
        for (const width of widths) {
          await page.setViewportSize({ width, height: 740 })
          await expectOneLine(page, width, `${path}, ${width}, lost`)
        }
        await page.context().close()
      }
    })
  }

  it('opens a menu that was pressed before it was there, and does without one that never comes', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers?search=nobody')
    let letThrough = () => undefined as void
    const held = new Promise<void>((resolve) => (letThrough = resolve))
    await page.route('**/assets/settings-menu-*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.route('**/assets/user-menu-*.js', (route) => route.abort())
    await page.reload()
    await page.getByRole('button', { name: 'Appearance and language' }).click()
    assert.equal(await page.getByRole('menu').count(), 0)
    letThrough()
    await page.getByRole('menuitemradio', { name: 'Português (Portugal)' }).click()
    await page.getByRole('heading', { name: 'Clientes' }).waitFor()
    // Its button still says who is signed in, and the page goes on.
    await page.getByRole('button', { name: /Ada Martin/ }).waitFor()
    await page.getByText('Nenhum cliente corresponde').waitFor()
    assert.deepEqual(problems, [])
  })
})
