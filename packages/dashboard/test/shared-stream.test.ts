import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { customer } from '../../service/test/support/service.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'

const helpdesk = 'helpdesk@contoso.onmicrosoft.com'

describe('the event stream of a browser', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  async function openTab(context: BrowserContext, user: string): Promise<Page> {
    const page = await context.newPage()
    await page.goto(`${dashboard.service.url}/customers`)
    await page.getByRole('button', { name: user, exact: true }).click()
    await page.locator('[data-live=open]').waitFor()
    return page
  }

  async function own(digits: string): Promise<void> {
    const path = `/v1/customers/${customer(digits)}/qualifications`
    const token = await dashboard.service.userToken()
    const body = { qualification: 'StateOwnedEntity' }
    assert.equal((await dashboard.service.call('POST', path, { token, body })).status, 201)
  }

  /** The row of a customer says that it is owned by a state, without a reload. */
  async function seeOwned(page: Page, name: string): Promise<void> {
    await page.getByRole('row', { name }).getByText('State-owned entity').waitFor()
  }

  it('is one for all tabs of a user, and goes on without a gap when the tab that reads it closes', async () => {
    const { page: first } = await dashboard.open(contosoAdmin, '/customers')
    await first.locator('[data-live=open]').waitFor()
    const context = first.context()
    const streams: (string | undefined)[] = []
    context.on('request', (request) => {
      if (request.url().endsWith('/accredit/v1/events/stream')) {
        streams.push(request.headers()['last-event-id'])
      }
    })
    const second = await openTab(context, contosoAdmin)
    const third = await openTab(context, contosoAdmin)
    assert.deepEqual(streams, [])

    await own('03')
    await Promise.all([first, second, third].map((page) => seeOwned(page, 'City of Tailspin')))

    // Nobody reads a stream while this happens.
    let letGo = () => undefined as void
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await context.route('**/accredit/v1/events/stream', async (route) => {
      await held
      await route.continue()
    })
    await first.close()
    await own('04')
    letGo()
    await Promise.all([second, third].map((page) => seeOwned(page, 'Adatum County Office')))
    assert.equal(streams.length, 1)
    assert.match(streams[0] ?? '', /^\d+$/)

    // Another user's tab has its own stream, and hears nothing of this one.
    const other = await openTab(context, helpdesk)
    assert.equal(streams.length, 2)
    assert.equal(streams[1], undefined)
    await other.close()
    await context.close()
  })
})
