import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { customer } from '../../service/test/support/service.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { expectFocus } from './support/expect-focus.ts'

const account = (digits: string) => `/customers/${customer(digits)}`

describe('the panel of the sandbox', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard({ vettingDelay: 'PT48H' })
  })
  after(() => dashboard[Symbol.asyncDispose]())

  const request = async (digits: string, website = 'approve.accredit.test') => {
    const { service } = dashboard
    const token = await service.userToken()
    const body = { qualification: 'Education', website }
    const path = `/v1/customers/${customer(digits)}/qualifications`
    const { status, text } = await service.call('POST', path, { token, body })
    assert.equal(status, 201, text)
  }

  it('lets a verdict be due and the clock go ahead, and the page behind follows', async () => {
    await request('01')
    const { page, problems } = await dashboard.open(contosoAdmin, account('01'))
    const history = page.getByRole('region', { name: 'Vetting history' })
    await page.getByRole('button', { name: 'Sandbox', exact: true }).click()
    const panel = page.getByRole('dialog', { name: 'Sandbox' })
    await panel.getByText('The clock shows the real time.').waitFor()
    await panel
      .getByRole('button', { name: 'Decide now: Northwind Primary School', exact: true })
      .click()
    await history.getByText('Approved').waitFor()
    await panel.getByText('No request is waiting for a verdict.').waitFor()

    await request('02')
    await panel
      .getByRole('button', { name: 'Decide now: Wingtip University', exact: true })
      .waitFor()
    await panel.getByRole('button', { name: '+3 days', exact: true }).click()
    await panel.getByText('The clock is 3 days ahead.').waitFor()
    await panel.getByText('No request is waiting for a verdict.').waitFor()
    await panel.getByRole('button', { name: 'Copy the command: Time', exact: true }).click()
    await page.getByRole('menuitem', { name: 'curl command' }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    assert.equal(
      copied,
      `curl --request POST ${dashboard.service.url}/sandbox/v1/clock --data '{"advance":"P3D"}'`,
    )
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    const opener = page.getByRole('button', { name: 'Sandbox', exact: true })
    await expectFocus(opener)
    assert.deepEqual(problems, [])
  })

  it('sets faults, makes customers, and puts a snapshot and everything back', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers')
    const total = (count: number) => page.getByText(new RegExp(`^1–\\d+ of ${count}$`)).waitFor()
    await total(12)
    await page.getByRole('button', { name: 'Sandbox', exact: true }).click()
    const panel = page.getByRole('dialog', { name: 'Sandbox' })
    await panel.getByRole('combobox', { name: 'Ready profile' }).selectOption('old-links')
    await panel.getByRole('button', { name: 'Apply', exact: true }).click()
    await panel.getByText(/^Struck 0 of \d+ calls$/).waitFor()
    await panel.getByRole('button', { name: 'End all faults', exact: true }).click()
    await panel.getByText('No faults are active.').waitFor()
    await panel.getByRole('combobox', { name: 'Calls' }).selectOption('getCustomer')
    await panel.getByRole('button', { name: 'Add the fault', exact: true }).click()
    await panel.getByText('status 429 · retryAfter 5 · count 1').waitFor()

    await panel.getByRole('button', { name: 'Take a snapshot', exact: true }).click()
    const restore = panel.getByRole('button', { name: /^Restore the snapshot of / })
    await restore.waitFor()
    await panel.getByRole('spinbutton', { name: 'Number' }).fill('7')
    await panel.getByRole('button', { name: 'Generate', exact: true }).click()
    await total(19)
    await restore.click()
    await total(12)
    await panel.getByRole('button', { name: /^Remove the snapshot of / }).click()
    await restore.waitFor({ state: 'detached' })

    await panel.getByRole('button', { name: 'Reset everything', exact: true }).click()
    const question = page.getByRole('alertdialog')
    await question.getByText('Reset this sandbox?').waitFor()
    await question.getByRole('button', { name: 'Reset everything', exact: true }).click()
    await panel.getByText('No faults are active.').waitFor()
    await panel.getByText('The clock shows the real time.').waitFor()
    assert.deepEqual(problems, [])
  })
})
