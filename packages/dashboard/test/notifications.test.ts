import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  startMailCatcher,
  type MailCatcher,
} from '../../service/test/notifications/mail-catcher.ts'
import { customer, until } from '../../service/test/support/service.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'

describe('notifications', () => {
  let catcher: MailCatcher
  let dashboard: TestDashboard
  before(async () => {
    catcher = await startMailCatcher()
    const smtp = `smtp://127.0.0.1:${catcher.port}`
    dashboard = await startDashboard({ smtp, smtpFrom: 'accredit@example.com' })
  })
  after(async () => {
    await dashboard[Symbol.asyncDispose]()
    await catcher[Symbol.asyncDispose]()
  })

  it('are chosen by keyboard, kept, and sent', async () => {
    const { service } = dashboard
    const { page, problems } = await dashboard.open(contosoAdmin, '/codes')
    await page.getByRole('button', { name: /Ada Martin/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Notifications' }).press('Enter')
    await page.getByText(`E-mails go to ${contosoAdmin}.`).waitFor()
    const verdicts = page.getByRole('switch', { name: 'Verdicts' })
    assert.equal(await verdicts.isChecked(), false)
    await verdicts.press('Space')
    await page.getByRole('switch', { name: 'Webhooks that were switched off' }).press('Space')
    await page.getByRole('button', { name: 'Save' }).press('Enter')
    await page.getByText('Notifications saved').first().waitFor()
    await page.reload()
    await verdicts.waitFor()
    assert.equal(await verdicts.isChecked(), true)
    const token = await service.userToken()
    const body = { type: 'qualification.denied', customerId: customer('01') }
    await service.call('POST', '/sandbox/v1/events', { token, body })
    await until(
      async () => catcher.mails,
      (mails) => mails.length === 1,
      'the mail',
    )
    assert.deepEqual(catcher.mails[0]?.to, [contosoAdmin])
    assert.deepEqual(problems, [])
  })

  it('say where no mail server is set up', async () => {
    await using without = await startDashboard()
    const { page, problems } = await without.open(contosoAdmin, '/notifications')
    await page.getByText('This service sends no e-mail').waitFor()
    await page.getByRole('switch', { name: 'Overdue reviews' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/The operator has to name a mail server/).waitFor()
    assert.deepEqual(problems, [])
  })
})
