import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { customer } from '../../service/test/support/service.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { reviewer1 } from './support/desk.ts'

const path = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`

describe('the inspector', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard({ vettingDelay: 'PT48H' })
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('shows a request as it arrives, why it was refused, and sends it again', async () => {
    const { service } = dashboard
    const { page, problems } = await dashboard.open(contosoAdmin, '/inspector')
    await page.getByText('No requests yet').waitFor()
    const token = await service.userToken('sales@contoso.onmicrosoft.com')
    const body = { qualification: 'Education' }
    const requestId = randomUUID()
    await service.call('POST', path('09'), { token, body, requestId })
    await page.getByText(/, [\d.]+ kB of at most 64 MB/).waitFor()
    await page.getByRole('link', { name: /createQualification 403/ }).click()
    const why = page.getByRole('region', { name: 'Why it was refused' })
    await why.getByText('QualificationCombinationNotAllowed (600006)').waitFor()
    await why.getByText('Assumed; no source settles it').waitFor()
    await why.getByText('The .NET feature samples expect the refusal').waitFor()
    const reference = why.getByRole('link', { name: 'Read about this error' })
    assert.equal(
      await reference.getAttribute('href'),
      '/docs/errors#QualificationCombinationNotAllowed',
    )
    await page.getByText('Headers (').first().click()
    await page.getByText('Bearer …').waitFor()
    assert.ok(!(await page.content()).includes(token.slice(-40)))

    await page.getByRole('button', { name: 'Copy as' }).click()
    await page.getByRole('menuitem', { name: 'Client call' }).click()
    await page.getByText('Copied: Client call').first().waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    assert.match(copied, /^console\.log\(await partner\.customers\.byId\('c0de/)

    const address = page.url()
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByRole('menuitem', { name: 'With the same request ID' }).click()
    await page.waitForFunction((earlier) => location.href !== earlier, address)
    await page.getByText(requestId, { exact: true }).waitFor()
    await page.getByText(contosoAdmin).last().waitFor()
    assert.deepEqual(problems, [])
  })

  it('is filtered by its address, leads to the case, and names what is gone', async () => {
    const { service } = dashboard
    const token = await service.userToken()
    const correlationId = randomUUID()
    const body = { qualification: 'Education' }
    await service.call('POST', path('01'), { token, body, correlationId })
    const { page, problems } = await dashboard.open(
      reviewer1,
      `/inspector?correlationId=${correlationId}`,
    )
    const rows = page.getByRole('list', { name: 'Requests' }).getByRole('link')
    await rows.first().click()
    assert.equal(await rows.count(), 1)
    await page.getByRole('searchbox', { name: 'Correlation ID' }).fill('123')
    await page.getByText('Enter a whole ID.').waitFor()
    await page.getByRole('button', { name: 'Clear filter' }).click()
    await page.waitForURL((url) => url.search === '')
    await page.getByRole('combobox', { name: 'Status' }).selectOption('5xx')
    await page.getByText('No request matches').waitFor()
    await page.getByRole('link', { name: 'Open the case' }).click()
    await page.getByRole('heading', { level: 1, name: 'Northwind Primary School' }).waitFor()
    await page.goto(`${service.url}/inspector/${randomUUID()}`)
    await page.getByText('This request is no longer in the journal').waitFor()
    assert.deepEqual(problems, [])
  })

  it('is where an error of the dashboard leads', async () => {
    const { service } = dashboard
    const fault = { operation: 'getOverview', status: 403, code: 900150, count: 1 }
    await service.call('POST', '/sandbox/v1/faults', { body: fault })
    const { page, problems } = await dashboard.open(contosoAdmin, '/overview')
    await page.getByRole('link', { name: 'Open in the inspector' }).click()
    const rows = page.getByRole('list', { name: 'Requests' }).getByRole('link')
    await rows.filter({ hasText: 'getOverview' }).filter({ hasText: '403' }).click()
    await page.getByRole('heading', { name: 'Injected fault' }).waitFor()
    assert.deepEqual(problems, [])
  })
})
