import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'

const pages = [
  ['reviewer1@vetting.accredit.test', '/desk'],
  [contosoAdmin, '/report'],
  [contosoAdmin, '/inspector'],
] as const

describe('a filter', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  for (const locale of ['en-GB', 'pt-PT', 'pt-BR']) {
    it(`shows its first choice as a whole, in ${locale}`, async () => {
      for (const [user, path] of pages) {
        const { page } = await dashboard.open(user, path, { locale })
        for (const width of [360, 1440]) {
          await page.setViewportSize({ width, height: 800 })
          await page.locator('select').first().waitFor()
          assert.deepEqual(await page.evaluate(findCutChoices), [], `${path} at ${width}`)
        }
      }
    })
  }
})

/** The chosen texts that are wider than the place for them. */
function findCutChoices(): string[] {
  const canvas = document.createElement('canvas').getContext('2d')
  return [...document.querySelectorAll('select')].flatMap((select) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(select)
    const text = select.selectedOptions[0]?.text ?? ''
    if (!canvas) return [text]
    canvas.font = font
    const room =
      select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
    return canvas.measureText(text).width > room ? [text] : []
  })
}
