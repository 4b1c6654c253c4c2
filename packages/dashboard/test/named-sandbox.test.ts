import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { call, customer, signInAt } from '../../service/test/support/service.ts'
import { contosoAdmin, openPage, startDashboard, type TestDashboard } from './support/dashboard.ts'

describe('the dashboard of a named sandbox', () => {
  let dashboard: TestDashboard
  let url: string
  before(async () => {
    dashboard = await startDashboard({ vettingDelay: 'PT48H' })
    const { service } = dashboard
    const body = { name: 'run-17' }
    url = (await service.call('POST', '/sandbox/v1/sandboxes', { body })).json.baseUrl
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('signs in, and every link stays inside it', async () => {
    const { page, problems } = await openPage(dashboard.browser, url, contosoAdmin, '/codes')
    assert.equal(page.url(), `${url}/codes`)
    const hrefs = new Set<string>()
    for (const path of ['/', `/customers/${customer('01')}`, '/activity', '/inspector']) {
      await page.goto(url + path)
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
      const links = await page.getByRole('link').all()
      for (const link of links) hrefs.add((await link.getAttribute('href')) ?? '')
    }
    const inside = [...hrefs].filter((href) => !href.startsWith('#') && !href.includes('://'))
    assert.ok(inside.length >= 6, inside.join(' '))
    for (const href of inside) assert.ok(href.startsWith('/s/run-17/'), href)
    await page.getByRole('link', { name: 'Customers' }).first().click()
    await page.waitForURL(`${url}/customers`)
    assert.deepEqual(problems, [])
  })

  it('shows its own requests and moves its own clock', async () => {
    const token = await signInAt(url).userToken()
    const body = { qualification: 'Education', website: 'approve.accredit.test' }
    await call(url, 'POST', `/v1/customers/${customer('02')}/qualifications`, { token, body })
    const { page, problems } = await openPage(dashboard.browser, url, contosoAdmin, '/inspector')
    await page.getByRole('link', { name: /createQualification 201/ }).click()
    await page.getByRole('button', { name: 'Copy as' }).click()
    await page.getByRole('menuitem', { name: 'curl' }).first().click()
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    assert.ok((await copied()).includes(`${url}/v1/customers/`), await copied())
    await page.getByRole('button', { name: 'Sandbox', exact: true }).click()
    const panel = page.getByRole('dialog', { name: 'Sandbox' })
    await panel
      .getByRole('button', { name: 'Decide now: Wingtip University', exact: true })
      .waitFor()
    await panel.getByRole('button', { name: '+3 days', exact: true }).click()
    await panel.getByText('The clock is 3 days ahead.').waitFor()
    await panel.getByRole('button', { name: 'Copy the command: Time', exact: true }).click()
    await page.getByRole('menuitem').first().click()
    assert.ok((await copied()).endsWith(`--url ${url}`), await copied())
    const home = await dashboard.service.call('GET', '/sandbox/v1/clock')
    assert.equal(home.json.aheadByMilliseconds, 0)
    assert.deepEqual(problems, [])
  })

  it('signs out to itself', async () => {
    const { page } = await openPage(dashboard.browser, url, contosoAdmin, '/codes')
    await page
      .getByRole('banner')
      .getByRole('button', { name: /Ada Martin/ })
      .click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    assert.equal(page.url(), `${url}/signed-out`)
    await page.getByRole('link').or(page.getByRole('button')).first().click()
    await page.getByRole('button', { name: contosoAdmin }).click()
    await page.waitForURL(`${url}/customers`)
  })
})
