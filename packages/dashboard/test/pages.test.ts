import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { customer } from '../../service/test/support/service.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { reviewer1 } from './support/desk.ts'

describe('a page', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('of the report filters in its address, tells its chart in numbers, and saves CSV', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/overview')
    await page.getByRole('link', { name: 'Report by customer' }).click()
    await page.getByRole('heading', { name: 'Report', exact: true }).waitFor()
    const lines = page.getByRole('table', { name: /^Customers by qualification, with/ })
    await lines.getByRole('row', { name: /Proseware Ltd.*Contact support/ }).waitFor()
    assert.equal(await lines.getByRole('row').count(), 13)
    const bars = page.getByRole('region', { name: 'Customers by qualification' }).getByRole('img')
    const education = 'Education – In force: 1, In review: 1 and Denied: 2'
    const hint = page.getByRole('tooltip')
    await bars.first().focus()
    await hint.getByText('No qualification – None: 5').waitFor()
    await page.keyboard.press('ArrowDown')
    await hint.getByText(education).waitFor()
    await page.keyboard.press('End')
    await page.mouse.move(0, 0)
    await bars.nth(1).hover()
    await hint.getByText(education).waitFor()

    await page.getByLabel('Status').selectOption('Denied')
    await page.getByLabel('Next step').selectOption('Correct the details, then request again')
    await lines.getByRole('row', { name: /Proseware/ }).waitFor({ state: 'detached' })
    assert.match(page.url(), /\/report\?status=Denied&step=request-again$/)
    await page.reload()
    await lines.getByRole('row', { name: /Trey Research/ }).waitFor()
    assert.equal(await lines.getByRole('row').count(), 2)
    await page.getByRole('button', { name: 'Show as a table' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    const [, row = ''] = (await readFile(await (await download).path(), 'utf8')).split('\r\n')
    assert.match(
      row,
      /06,Trey Research,treyresearch\.onmicrosoft\.com,Education,Denied,Not an Education Customer,/,
    )
    await page.getByLabel('Reason').selectOption('Not an eligible Museum')
    await page.getByText('Nothing matches').waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await lines.getByRole('row', { name: /Wingtip University/ }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('tells the numbers of its chart under the pointer, under the focus, and in a table', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/overview')
    const weeks = page.getByRole('region', { name: 'Requests by week' })
    const columns = weeks.getByRole('img')
    await columns.first().waitFor()
    const hint = page.getByRole('tooltip')
    await columns.nth(3).hover()
    await hint.getByText(/^Week of .*: \d+ approved, \d+ denied, \d+ open$/).waitFor()
    assert.equal(await hint.innerText(), await columns.nth(3).getAttribute('aria-label'))
    await page.mouse.move(0, 0)

    await weeks.getByRole('button', { name: 'Show as a table' }).focus()
    await page.keyboard.press('Tab')
    const isFocused = (index: number) =>
      columns.nth(index).evaluate((column) => column === document.activeElement)
    assert.ok(await isFocused(11), 'the newest week comes first')
    await page.keyboard.press('ArrowLeft')
    assert.ok(await isFocused(10))
    await hint.getByText((await columns.nth(10).getAttribute('aria-label')) ?? 'none').waitFor()
    await page.keyboard.press('Home')
    assert.ok(await isFocused(0))
    // One stop for Tab, whatever the number of columns.
    await page.keyboard.press('Tab')
    assert.equal(await page.locator('[role=img]:focus').count(), 0)

    const table = weeks.getByRole('table')
    assert.equal(await table.getByRole('row').count(), 13)
    assert.equal((await table.locator('..').boundingBox())?.width, 1)
    assert.deepEqual(problems, [])
  })

  it('says of a customer who has left that they have, and what is known of them', async () => {
    const { call, userToken } = dashboard.service
    const body = { relationshipToPartner: 'none' }
    const path = `/v1/customers/${customer('09')}`
    const left = await call('PATCH', path, { token: await userToken(), body })
    assert.equal(left.status, 200, left.text)
    const { page, problems } = await dashboard.open(contosoAdmin, '/activity')
    await page.getByRole('link', { name: 'Humongous Charity' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Humongous Charity' }).waitFor()
    await page.getByText('This customer has left: it is no longer yours.').waitFor()
    await page.getByRole('main').getByText('Relationship ended').waitFor()
    await page.goto(`${dashboard.service.url}/customers/${customer('99')}`)
    await page.getByRole('heading', { level: 1, name: 'Customer not found' }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('shows on a phone what is wrong with a choice that is longer than it', async () => {
    const viewport = { width: 360, height: 740 }
    const { page } = await dashboard.open(reviewer1, '/desk', { viewport })
    await page.getByRole('link', { name: 'Bellows College' }).click()
    await page.locator('[data-ready=true]').waitFor()
    await page.getByRole('button', { name: 'Deny' }).click()
    await page.keyboard.press('Control+Enter')
    const fault = await page.getByRole('dialog').getByText('Choose a reason.').boundingBox()
    assert.ok(fault && fault.y > 0 && fault.y < 300, JSON.stringify(fault))
  })

  it('says of each button what it copies', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers')
    await page
      .getByRole('button', { name: 'Copy Microsoft ID of Northwind Primary School' })
      .click()
    await page.getByText('Copied: Microsoft ID of Northwind Primary School').first().waitFor()
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), customer('01'))
    const namesAlike = async () => {
      const buttons = page.getByRole('main').getByRole('button', { name: /^Copy / })
      await buttons.first().waitFor()
      const names = await buttons.evaluateAll((all) => all.map((each) => each.ariaLabel))
      return names.filter((name, index) => names.indexOf(name) !== index)
    }
    assert.deepEqual(await namesAlike(), [])
    await page.goto(`${dashboard.service.url}/codes`)
    await page.getByRole('button', { name: 'Copy validation code 12345' }).waitFor()
    assert.deepEqual(await namesAlike(), [])
    const desk = await dashboard.open(reviewer1, '/desk')
    await desk.page.getByRole('link', { name: 'Bellows College' }).click()
    await desk.page.getByRole('button', { name: 'Copy Microsoft ID of Bellows College' }).waitFor()
    await desk.page.getByRole('button', { name: /Copy Microsoft ID of Contoso/ }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('announces that nothing was found, by a region that was there before', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers')
    const announces = async (text: string, act: () => Promise<unknown>) => {
      await page.getByRole('main').getByRole('row').nth(1).waitFor()
      await page.evaluate(() => {
        for (const region of document.querySelectorAll('main [role=status]')) {
          region.setAttribute('data-before', '')
        }
      })
      await act()
      await page.locator('main [data-before]').getByText(text).waitFor()
    }
    await announces('No customer matches', () => page.getByRole('searchbox').fill('nobody'))
    await page.goto(`${dashboard.service.url}/activity`)
    await announces('No changes in this period', () =>
      page.getByLabel('Company name contains').fill('nobody'),
    )
    await page.goto(`${dashboard.service.url}/codes`)
    await announces('No customer has used', () => page.getByRole('combobox').selectOption('10001'))
    const desk = await dashboard.open(reviewer1, '/desk')
    await desk.page.getByRole('searchbox').fill('nobody')
    await desk.page
      .getByRole('status')
      .filter({ hasText: /^0 cases/ })
      .waitFor()
    assert.deepEqual(problems, [])
  })

  it('leads back to the list as it was left', async () => {
    const { page, problems } = await dashboard.open(
      contosoAdmin,
      '/customers?search=woodgrove&status=Approved',
    )
    await page.getByRole('link', { name: 'Woodgrove Federal Bureau' }).click()
    const crumb = page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link')
    await crumb.click()
    await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor()
    assert.equal(new URL(page.url()).search, '?search=woodgrove&status=Approved')
    assert.equal(await page.getByRole('searchbox').inputValue(), 'woodgrove')
    await page.getByRole('link', { name: 'Add customer' }).click()
    await crumb.click()
    await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor()
    assert.equal(new URL(page.url()).search, '?search=woodgrove&status=Approved')
    // The filter of another list survives the way back, too.
    await page.goto(`${dashboard.service.url}/codes`)
    await page.getByRole('combobox').selectOption('12345')
    await page.getByRole('row').getByRole('link').first().click()
    await page.getByRole('navigation', { name: 'Breadcrumbs' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Validation codes' }).waitFor()
    assert.equal(await page.getByRole('combobox').inputValue(), '12345')
    assert.deepEqual(problems, [])
  })

  it('shows one date of one event, wherever that is: in the user’s zone, the export included', async () => {
    const options = { timezoneId: 'Asia/Kathmandu' }
    const { page, problems } = await dashboard.open(
      contosoAdmin,
      `/customers/${customer('12')}`,
      options,
    )
    const timeIn = async (at: Page, region: string, text: string) => {
      const place = at.getByRole('region', { name: region })
      await place.getByText(text).first().waitFor()
      return place.locator('time').first().innerText()
    }
    const asked = await timeIn(page, 'Vetting history', 'Request 1')
    const inDetail = page.getByRole('region', { name: 'Special qualifications' }).getByText(asked)
    await inDetail.first().waitFor()
    await page.goto(`${dashboard.service.url}/activity?company=bellows`)
    const row = page.getByRole('row', { name: /Education requested.*Bellows College/ })
    await row.waitFor()
    assert.equal(await row.locator('time').innerText(), asked)
    const iso = await row.locator('time').getAttribute('datetime')

    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    const csv = await readFile(await (await saving).path(), 'utf8')
    const line = csv.split('\n').find((each) => each.includes('Education requested')) ?? ''
    const [, exported = ''] = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05:45)/.exec(line) ?? []
    assert.equal(Math.trunc(Date.parse(exported) / 1000), Math.trunc(Date.parse(iso ?? '') / 1000))
    const shown = /(\d{2}):(\d{2})/.exec(asked)?.[0] ?? 'none'
    assert.match(exported, new RegExp(`T${shown}`))

    const desk = await dashboard.open(reviewer1, '/desk', options)
    await desk.page.getByRole('link', { name: 'Bellows College' }).click()
    assert.equal(await timeIn(desk.page, 'Timeline', 'made the request'), asked)
    assert.deepEqual(problems, [])
  })

  it('reads one time of one event from every resource', async () => {
    const { service } = dashboard
    const token = await service.userToken()
    const path = `/v1/customers/${customer('02')}/qualifications`
    const body = {
      qualification: 'Education',
      educationSegment: 'K12',
      website: 'approve.accredit.test',
    }
    const asked = await service.call('POST', path, { token, body })
    assert.equal(asked.status, 201, asked.text)
    await service.advance('PT10S')
    const readRounds = async () => {
      const vetting = `/accredit/v1/customers/${customer('02')}/vetting`
      return (await service.call('GET', vetting, { token })).json.rounds as {
        requestedAt: string
        shownAt?: string
      }[]
    }
    while ((await readRounds())[0]?.shownAt === undefined) {
      await new Promise((done) => setTimeout(done, 50))
    }
    const [round] = await readRounds()
    const log = await service.call('GET', '/v1/auditrecords', { token })
    const logged = (log.json.items as { customerId: string; operationDate: string }[])
      .filter(({ customerId }) => customerId === customer('02'))
      .map(({ operationDate }) => operationDate)
    assert.deepEqual(logged, [round?.shownAt, round?.requestedAt])
    assert.equal(asked.json.vettingCreateDate, round?.requestedAt)
  })

  it('filters by the days that it shows', async () => {
    // Twelve hours and more ahead: half of the day in UTC is another one here.
    const timezoneId = 'Pacific/Kiritimati'
    const { page, problems } = await dashboard.open(contosoAdmin, '/activity', { timezoneId })
    const times = page.getByRole('row').locator('time')
    await times.first().waitFor()
    const newest = (await times.first().getAttribute('datetime')) ?? ''
    const day = (offset: number) =>
      page.evaluate(
        ([at = '', days = '0']) => {
          const time = new Date(Date.parse(at) + Number(days) * 86_400_000)
          return new Intl.DateTimeFormat('sv-SE').format(time)
        },
        [newest, String(offset)],
      )
    const visit = async (from: string, to: string) => {
      await page.goto(`${dashboard.service.url}/activity?start=${from}&end=${to}`)
      await page.getByText('No changes in this period').or(times.first()).waitFor()
      return times.evaluateAll((all) => all.map((each) => each.getAttribute('datetime')))
    }
    assert.ok((await visit(await day(0), await day(0))).includes(newest))
    assert.ok(!(await visit(await day(-1), await day(-1))).includes(newest))
    assert.deepEqual(problems, [])
  })
})
