import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { account, partnerPages, walkPages } from './support/accessible-pages.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { expectFocus } from './support/expect-focus.ts'
import { expectFitsPhone, expectNoBarriers } from './support/expect-no-barriers.ts'

/** Those that share the least with each other; `accessibility.long.ts` walks all. */
const chosen = [
  'the customer list',
  'the Education dialog',
  'the figures',
  'a request in the inspector',
]

describe('for everybody', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('pages of each kind pass axe, in light and in dark, and fit a phone', async () => {
    const pages = partnerPages.filter(([name]) => chosen.includes(name))
    assert.equal(pages.length, chosen.length)
    await walkPages(dashboard, pages)
  })

  it('what comes and goes passes axe: a toast, the spinner, and what stands where no page can', async () => {
    const { page } = await dashboard.open(contosoAdmin, '/codes')
    const copy = page.getByRole('button', { name: /^Copy/ }).first()
    await copy.click()
    await page.locator('.fui-Toast').waitFor()
    await expectNoBarriers(page, 'a toast')
    await page.route('**/accredit/v1/customers?*', () => undefined)
    await page.getByRole('link', { name: 'Customers' }).click()
    await page.getByRole('progressbar').waitFor()
    await expectNoBarriers(page, 'the spinner')
    await page.route('**/accredit/v1/me', () => undefined)
    await page.goto(`${dashboard.service.url}/codes`)
    await page.getByRole('progressbar').waitFor()
    await expectNoBarriers(page, 'the spinner of the whole page')
    await page.context().close()

    const noMfa = await dashboard.open('nomfa@contoso.onmicrosoft.com', '/customers')
    await noMfa.page.getByText('Multi-factor authentication is required').waitFor()
    await expectNoBarriers(noMfa.page, 'no MFA')
    await expectFitsPhone(noMfa.page, 'no MFA')
    const desk = await dashboard.open('reviewer1@vetting.accredit.test', '/desk')
    await desk.page.getByRole('link', { name: 'Bellows College' }).click()
    await desk.page.getByRole('button', { name: 'Assign' }).click()
    await desk.page.getByRole('menuitem').first().waitFor()
    await expectNoBarriers(desk.page, 'the menu of reviewers')
  })

  it('Education can be asked for by keyboard alone', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers')
    await page.getByRole('link', { name: 'Wingtip University' }).waitFor()
    await reach(page, 'Skip to content')
    await page.keyboard.press('Enter')
    await page.getByRole('searchbox').focus()
    await page.keyboard.type('wingtip')
    await page.getByText('1–1 of 1').waitFor()
    await reach(page, 'Wingtip University')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Customer Account Info' }).waitFor()
    // The new page is announced, and reading goes on at its title.
    await expectFocus(page.getByText('Wingtip University', { exact: true }))
    await reach(page, 'Request Education')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.getByRole('radio', { name: /K-12/ }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.type('wingtip-university.example')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('region', { name: 'Vetting history' }).getByText('Approved').waitFor()
    assert.deepEqual(problems, [])
  })

  it('theme and language can be chosen and are kept', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers')
    const scheme = () => page.evaluate(() => document.documentElement.style.colorScheme)
    assert.equal(await scheme(), 'light')
    await page.getByRole('button', { name: 'Appearance and language' }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await page.waitForFunction(() => document.documentElement.style.colorScheme === 'dark')
    await page.getByRole('button', { name: 'Appearance and language' }).click()
    await page.getByRole('menuitemradio', { name: 'Português (Portugal)' }).click()
    await page.getByRole('heading', { name: 'Clientes' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Clientes' }).waitFor()
    assert.equal(await scheme(), 'dark')
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'pt-PT')
    assert.deepEqual(problems, [])
  })

  it('a browser in Portuguese gets Portuguese, dates and reasons included', async () => {
    const { page } = await dashboard.open(contosoAdmin, account('06'), { locale: 'pt-PT' })
    await page.getByRole('heading', { name: 'Informações da conta do cliente' }).waitFor()
    await page.getByText('Não foi possível reconhecer a organização').waitFor()
    await page.getByText('2 de 3 pedidos disponíveis').waitFor()
    await page
      .getByText(/\d{1,2}\/\d{2}\/20\d{2}, \d{2}:\d{2}/)
      .first()
      .waitFor()
    await page.goto(dashboard.service.url + account('10'))
    await page.getByText('Educação não se combina com').waitFor()
  })
})

/** Presses Tab until something of this name has the focus. */
async function reach(page: Page, name: string): Promise<void> {
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press('Tab')
    const reached = await page.evaluate((wanted) => {
      const element = document.activeElement
      return [element?.getAttribute('aria-label'), element?.textContent].includes(wanted)
    }, name)
    if (reached) return
  }
  assert.fail(`${name} cannot be reached by Tab`)
}
