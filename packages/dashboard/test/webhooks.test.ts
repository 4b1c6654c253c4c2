import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startReceiver } from '../../service/test/events/receiver.ts'
import { customer } from '../../service/test/support/service.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { expectNoBarriers } from './support/expect-no-barriers.ts'
import { fillWebhooks } from './support/fill-webhooks.ts'

describe('webhooks', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('are tried, added by keyboard, shown their secret once, changed and removed', async () => {
    await using receiver = await startReceiver()
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers')
    await page.getByRole('link', { name: 'Webhooks' }).click()
    await page.getByText('No endpoints yet').waitFor()
    await page.getByRole('button', { name: 'Add endpoint' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Address' }).focus()
    await page.keyboard.type('http://hooks.example/')
    await page.keyboard.press('Enter')
    await dialog.getByText(/https/).first().waitFor()
    await dialog.getByRole('textbox', { name: 'Address' }).fill(receiver.url)
    await dialog.getByRole('button', { name: 'Send test event' }).click()
    await dialog.getByText('Answered 204 in').waitFor()
    assert.deepEqual(
      receiver.received.map(({ event }) => event.type),
      ['webhook.test'],
    )
    await dialog.getByRole('radio', { name: 'Only these events' }).check()
    await dialog.getByRole('button', { name: 'Add endpoint' }).click()
    await dialog.getByText('Choose at least one event.').waitFor()
    await dialog.getByRole('checkbox', { name: 'Qualification approved' }).check()
    await dialog.getByRole('button', { name: 'Add endpoint' }).click()
    await page.getByText('Copy the signing secret now').waitFor()
    const shown = page.getByRole('alertdialog').locator('code')
    const secret = await shown.textContent()
    assert.match(secret ?? '', /^whsec_/)
    receiver.secrets = [secret ?? '']
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Done' }).click()
    assert.ok(!(await page.content()).includes('whsec_'))

    const card = page.getByRole('article', { name: receiver.url })
    await card.getByText('Events: Qualification approved').waitFor()
    await card.getByRole('button', { name: 'Send test event' }).click()
    await card.getByText('1 delivery: 1 arrived').waitFor()
    assert.deepEqual(receiver.forged, [])
    const act = async (name: string) => {
      await card.getByRole('button', { name: /^More actions/ }).click()
      await page.getByRole('menuitem', { name }).click()
    }
    await act('Pause')
    await card.getByText('Paused').waitFor()
    await act('Switch on')
    await card.getByText('On', { exact: true }).waitFor()
    receiver.answer = (response) => response.writeHead(410).end()
    await card.getByRole('button', { name: 'Send test event' }).click()
    await card.getByText('Off: the endpoint answered 410').waitFor()
    await card.getByText('Nothing is sent to this endpoint').waitFor()
    await act('Switch on')
    await card.getByText('On', { exact: true }).waitFor()
    assert.equal(await card.getByText('Nothing is sent to this endpoint').count(), 0)
    await act('New secret')
    await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click()
    await page.getByText('Copy the signing secret now').waitFor()
    assert.notEqual(await shown.textContent(), secret)
    await page.getByRole('button', { name: 'Done' }).click()
    await act('Remove')
    await page.getByText('Remove this endpoint?').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await act('Remove')
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('No endpoints yet').waitFor()
    assert.deepEqual(problems, [])
  })

  it('name no next attempt while their endpoint is off, and are resent between two attempts', async () => {
    const { service } = dashboard
    await using receiver = await startReceiver()
    receiver.answer = (response) => response.writeHead(503, { 'retry-after': '600' }).end()
    const token = await service.userToken()
    const path = '/accredit/v1/webhooks'
    const added = await service.call('POST', path, { token, body: { url: receiver.url } })
    const { id } = added.json as { id: string }
    await service.call('POST', `${path}/${id}/test`, { token })
    const { page, problems } = await dashboard.open(contosoAdmin, `/webhooks/${id}`)
    const row = page.getByRole('list', { name: 'Deliveries' }).getByRole('link')
    await row.getByText(/^\d+ attempts?$/).waitFor()
    await row.getByText('Next attempt').waitFor()
    await service.call('PATCH', `${path}/${id}`, { token, body: { paused: true } })
    await page.reload()
    await row.getByText(/^\d+ attempts?$/).waitFor()
    assert.equal(await row.getByText('Next attempt').count(), 0)
    await service.call('PATCH', `${path}/${id}`, { token, body: { paused: false } })
    await page.reload()
    receiver.answer = (response) => response.writeHead(204).end()
    await row.click()
    await page.getByRole('button', { name: 'Resend', exact: true }).click()
    await row.getByText('Arrived').waitFor()
    await service.call('DELETE', `${path}/${id}`, { token })
    assert.deepEqual(problems, [])
  })

  it('stand at addresses that a browser can load again', async () => {
    const { url } = dashboard.service
    for (const path of ['/webhooks', '/webhooks/one', '/report', '/bulk', '/bulk/one']) {
      const page = await fetch(url + path, { headers: { accept: 'text/html' } })
      assert.equal(page.status, 200, path)
      assert.match(page.headers.get('content-type') ?? '', /^text\/html/, path)
    }
  })

  it('show what failed and why, and are resent', async () => {
    await using filled = await fillWebhooks(dashboard.service)
    const { failing } = filled
    const { page, problems } = await dashboard.open(contosoAdmin, '/webhooks')
    const card = page.getByRole('article', { name: failing.url })
    await card.getByText('Last 3 deliveries: 0 arrived, 0 on the way, 3 failed').waitFor()
    await card.getByRole('link').click()
    const list = page.getByRole('list', { name: 'Deliveries' })
    await list.getByRole('link').first().click()
    await page.getByText('Attempt 10', { exact: true }).waitFor()
    await page.getByText('the queue is full').first().waitFor()
    const request = page.getByRole('region', { name: 'Request: Qualification approved' })
    await request.getByText('"type": "qualification.approved"').waitFor()
    await expectNoBarriers(page, 'a delivery')
    filled.mend()
    await page.getByRole('button', { name: 'Resend', exact: true }).click()
    await page.getByText('Attempt 11', { exact: true }).waitFor()
    await page.getByRole('combobox', { name: 'Show' }).selectOption('Failed')
    await page.waitForFunction(
      () => document.querySelectorAll('ul[aria-label=Deliveries] a').length === 2,
    )
    await page.getByRole('button', { name: 'Resend all failed' }).click()
    const since = page.getByLabel('Failed deliveries created since')
    await since.fill('')
    await page.getByRole('dialog').getByRole('button', { name: 'Resend' }).click()
    await page.getByText('2 deliveries are on their way again').first().waitFor()
    await page.getByText('No delivery is in this state').waitFor()
    assert.deepEqual(problems, [])
  })

  it('are for Admin agents; everybody sees the events of a customer', async () => {
    const { service } = dashboard
    const token = await service.userToken()
    const path = `/v1/customers/${customer('01')}/qualifications`
    await service.call('POST', path, { token, body: { qualification: 'StateOwnedEntity' } })
    const sales = await dashboard.open('sales@contoso.onmicrosoft.com', '/webhooks')
    await sales.page.getByText('This page is for Admin agents').waitFor()
    assert.equal(await sales.page.getByRole('link', { name: 'Webhooks' }).count(), 0)
    await sales.page.goto(`${service.url}/customers/${customer('01')}`)
    const events = sales.page.getByRole('list', { name: 'Events' })
    await events.getByText('Qualification approved').waitFor()
    assert.equal(await events.getByRole('button').count(), 0)
    const admin = await dashboard.open(contosoAdmin, `/customers/${customer('01')}`)
    await admin.page.getByRole('button', { name: 'Send again: Qualification approved' }).click()
    await admin.page.getByText('Event sent again').first().waitFor()
    assert.deepEqual([...sales.problems, ...admin.problems], [])
  })
})
