import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { customer } from '../../service/test/support/service.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { expectFitsPhone, expectNoBarriers } from './support/expect-no-barriers.ts'

const account = (digits: string) => `/customers/${customer(digits)}`
const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click()

/** Every page of a partner, and the states of it that look different. */
const pages: readonly [name: string, path: string, act?: (page: Page) => Promise<void>][] = [
  ['the customer list', '/customers'],
  ['an empty list', '/customers?search=nobody'],
  ['an account in review', account('12')],
  ['a denied account', account('06')],
  ['the Education dialog', account('01'), press('Request Education')],
  ['the government dialog', account('03'), press('Request Government Community Cloud')],
  ['the bill-to dialog', account('01'), press('Edit')],
  ['a new customer', '/customers/new', press('Review')],
  ['the codes', '/codes'],
  ['the activity log', '/activity'],
  ['the figures', '/overview'],
  ['the figures as a table', '/overview', press('Show as a table')],
  ['webhooks', '/webhooks'],
  ['notifications', '/notifications'],
  ['a new webhook', '/webhooks', press('Add endpoint')],
  ['the report', '/report'],
  ['the report as a table', '/report', press('Show as a table')],
  ['an empty report', '/report?status=InReview&qualification=None'],
  ['the inspector', '/inspector?own=1'],
  ['a request in the inspector', '/inspector?own=1', (page) => openNewest(page)],
  ['an unknown customer', account('99')],
  ['an unknown page', '/customers/x'],
  [
    'the user menu',
    '/customers?search=nobody',
    (page) => page.getByRole('button', { name: /Ada Martin/ }).click(),
  ],
  ['the panel of the sandbox', '/customers?search=nobody', press('Sandbox')],
  ['the settings menu', '/customers?search=nobody', press('Appearance and language')],
]

describe('for everybody', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('every page passes axe, in light and in dark, and fits a phone', async () => {
    const { page } = await dashboard.open(contosoAdmin, '/customers')
    for (const [name, path, act] of pages) {
      await page.goto(dashboard.service.url + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await untilLoaded(page)
      await act?.(page)
      await expectNoBarriers(page, name)
      await expectFitsPhone(page, name)
    }
    await page.goto(`${dashboard.service.url}/signed-out`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectNoBarriers(page, 'signed out')
    await expectFitsPhone(page, 'signed out')
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
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    assert.equal(await focused(), 'Wingtip University')
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

/** Opens the newest request with all that it has. */
async function openNewest(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Requests' }).getByRole('link').first().click()
  for (const headers of await page.getByText(/^Headers/).all()) await headers.click()
}

/** Waits until nothing on the page is still on its way. */
async function untilLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[role=progressbar]') === null)
}

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
