import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { NotificationChoice } from '@accredit/contract'
import { openDirectly } from '../main/support/direct-database.ts'
import { customer, startTestService, until, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { add, webhooks } from '../events/endpoints.ts'
import { startReceiver } from '../events/receiver.ts'
import { startMailCatcher, type MailCatcher } from './mail-catcher.ts'

const path = '/accredit/v1/me/notifications'
const admin = 'admin@contoso.onmicrosoft.com'
const helpdesk = 'helpdesk@contoso.onmicrosoft.com'
const nothing: NotificationChoice = {
  verdicts: false,
  lowCodes: false,
  overdueReviews: false,
  stoppedWebhooks: false,
  pace: 'at-once',
  language: 'en',
}

const optionsFor = ({ port }: MailCatcher) => ({
  smtp: `smtp://127.0.0.1:${port}`,
  smtpFrom: 'accredit@example.com',
  vettingDelay: 'PT0S',
})

async function choose(service: TestService, user: string, choice: Partial<NotificationChoice>) {
  const token = await service.userToken(user)
  const saved = await service.call('PUT', path, { token, body: { ...nothing, ...choice } })
  assert.equal(saved.status, 200, saved.text)
  return saved.json
}

async function request(service: TestService, digits: string, website: string) {
  const token = await service.userToken()
  const body = { qualification: 'Education', website: `${website}.accredit.test` }
  const to = `/v1/customers/${customer(digits)}/qualifications`
  assert.equal((await service.call('POST', to, { token, body })).status, 201)
}

async function trigger(service: TestService, type: string, digits = '01') {
  const body = { type, customerId: customer(digits) }
  const told = await service.call('POST', '/sandbox/v1/events', {
    token: await service.userToken(),
    body,
  })
  assert.equal(told.status, 201, told.text)
  return told.json.id as string
}

const arrived = ({ mails }: MailCatcher, count: number) =>
  until(
    async () => mails.length,
    (found) => found >= count,
    `${count} mails`,
  )

onEveryStore('notifications', (makeStorage) => {
  it('go at once to who chose them, in their language, once per event', async () => {
    await using storage = await makeStorage()
    await using catcher = await startMailCatcher()
    await using service = await startTestService(storage, optionsFor(catcher))
    // Events from before anybody wanted them are told to nobody.
    await request(service, '02', 'approve')
    await until(
      async () =>
        (await service.call('GET', '/accredit/v1/events', { token: await service.userToken() }))
          .json,
      ({ items }) => items[0]?.type === 'qualification.approved',
      'the verdict',
    )
    const saved = await choose(service, admin, { verdicts: true, language: 'pt-PT' })
    assert.deepEqual(saved, {
      ...nothing,
      verdicts: true,
      language: 'pt-PT',
      address: admin,
      available: true,
    })
    await choose(service, helpdesk, { lowCodes: true })
    await request(service, '01', 'deny-not-an-academic-domain')
    await arrived(catcher, 1)
    const [denied] = catcher.mails
    assert.deepEqual(denied?.to, [admin])
    assert.equal(denied?.subject, 'Northwind Primary School: Educação recusada')
    assert.match(denied?.text ?? '', /Motivo: Not an Academic Domain\./)
    assert.ok(denied?.text.includes(`${service.url}/customers/${customer('01')}`))
    // Telling programs again mails nobody again.
    const token = await service.userToken()
    const { json } = await service.call('GET', '/accredit/v1/events', { token })
    const told = json.items.find((one: { type: string }) => one.type === 'qualification.denied')
    await service.call('POST', `/accredit/v1/events/${told.id}/resend`, { token })
    await trigger(service, 'code.low')
    await arrived(catcher, 2)
    assert.deepEqual(catcher.mails[1]?.to, [helpdesk])
    assert.match(catcher.mails[1]?.subject ?? '', /^Validation code …\d\d has 1 use left$/)
    await choose(service, admin, {})
    await trigger(service, 'qualification.denied')
    await trigger(service, 'code.low')
    await arrived(catcher, 3)
    assert.deepEqual(
      catcher.mails.map(({ to }) => to[0]),
      [admin, helpdesk, helpdesk],
    )

    // An endpoint that was switched off concerns the Admin agents who chose to be told.
    await using receiver = await startReceiver()
    receiver.answer = (response) => response.writeHead(410).end()
    const id = await add(service, receiver, { url: `${receiver.url}?key=secret` })
    await choose(service, admin, { stoppedWebhooks: true, language: 'pt-BR' })
    await choose(service, helpdesk, { stoppedWebhooks: true })
    await service.call('POST', `${webhooks}/${id}/test`, { token })
    await arrived(catcher, 4)
    await choose(service, helpdesk, { lowCodes: true })
    await trigger(service, 'code.low')
    await arrived(catcher, 5)
    const [, , , stopped, last] = catcher.mails
    assert.deepEqual([stopped?.to, last?.to], [[admin], [helpdesk]])
    const address = `${receiver.url}?…`
    assert.equal(
      stopped?.subject,
      `O webhook ${address} foi desativado: respondeu que não existe mais (410)`,
    )
    assert.ok(stopped.text.includes(`${service.url}/webhooks/${id}`), stopped.text)
    assert.match(stopped.text, /Ative-o novamente/)
  })

  it('come in one mail a day, and again under one id until the server takes it', async () => {
    await using storage = await makeStorage()
    await using catcher = await startMailCatcher()
    await using service = await startTestService(storage, optionsFor(catcher))
    await choose(service, admin, { verdicts: true, overdueReviews: true, pace: 'daily' })
    catcher.answer = 'refuse'
    await trigger(service, 'qualification.denied', '01')
    await trigger(service, 'case.overdue', '02')
    await using direct = await openDirectly(storage)
    const overdueInMail = () =>
      until(
        () => direct.connection.query({ sql: 'select events from mail', writes: false }, []),
        (rows) => JSON.stringify(rows).includes('case.overdue'),
        'the event in a mail',
      )
    await overdueInMail()
    await service.advance('P1D')
    await until(
      async () => catcher.refused.length,
      (count) => count > 0,
      'a refusal',
    )
    catcher.answer = 'take'
    await service.advance('PT1M')
    await arrived(catcher, 1)
    const [mail] = catcher.mails
    assert.equal(mail?.messageId, catcher.refused[0]?.messageId)
    assert.match(mail?.messageId ?? '', /^<[0-9a-f-]{36}@example\.com>$/)
    assert.equal(mail?.subject, '2 events of your customers')
    assert.match(mail?.text ?? '', /Northwind Primary School: Education denied/)
    assert.match(mail?.text ?? '', /Wingtip University: review of Education is overdue/)
    await trigger(service, 'case.overdue', '03')
    await overdueInMail()
    await service.advance('P1D')
    await arrived(catcher, 2)
    assert.match(catcher.mails[1]?.subject ?? '', /^City of Tailspin: review of /)
  })
})

it('cannot be chosen without a mail server, in a wrong form, or by an application', async () => {
  await using service = await startTestService(undefined)
  const token = await service.userToken()
  const put = (body: unknown, as = token) => service.call('PUT', path, { token: as, body })
  const refused = await put({ ...nothing, verdicts: true })
  assert.equal(refused.json.errorName, 'MailNotConfigured')
  assert.match(refused.json.description, /ACCREDIT_SMTP/)
  assert.equal((await put(nothing)).json.available, false)
  for (const [change, field] of [
    [{ verdicts: 'yes' }, 'verdicts'],
    [{ overdueReviews: undefined }, 'overdueReviews'],
    [{ pace: 'hourly' }, 'pace'],
    [{ language: 'fr' }, 'language'],
  ] as const) {
    const wrong = await put({ ...nothing, ...change })
    assert.equal(wrong.json.errorName, 'InvalidRequestInput', wrong.text)
    assert.ok(wrong.json.description.includes(field), wrong.text)
  }
  const app = await service.call('GET', path, { token: await service.appToken() })
  assert.equal(app.json.errorName, 'AppOnlyNotSupported')
})
