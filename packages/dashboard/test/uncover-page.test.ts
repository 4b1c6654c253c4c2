import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startDashboard } from './support/dashboard.ts'
import { atDesk, reviewer1 } from './support/desk.ts'

it('hides the page from screen readers while a dialog covers it, and no longer', async () => {
  await using dashboard = await startDashboard({})
  await atDesk(dashboard.service).open({ companyName: 'Covered School' })
  const { page } = await dashboard.open(reviewer1, '/desk')
  await page.getByRole('link', { name: 'Covered School' }).click()
  await page.locator('[data-ready=true]').waitFor()
  const root = page.locator('#root')
  await page.keyboard.press('d')
  await page.getByRole('dialog').waitFor()
  await page.locator('#root[aria-hidden=true]').waitFor({ state: 'attached' })
  // Looked at more than once by then.
  await page.waitForTimeout(1_000)
  assert.equal(await root.getAttribute('aria-hidden'), 'true')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1, name: 'Covered School' }).waitFor()

  // An attribute left behind by chance is taken away.
  await root.evaluate((element) => element.setAttribute('aria-hidden', 'true'))
  await page.getByRole('heading', { level: 1, name: 'Covered School' }).waitFor()
  assert.equal(await root.getAttribute('aria-hidden'), null)
})
