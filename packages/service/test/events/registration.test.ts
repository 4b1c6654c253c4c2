import assert from 'node:assert/strict'
import { it } from 'node:test'
import { verifyEvent } from '@accredit/client'
import { trustCertificates } from '@accredit/client/node'
import { registrableEventNames, type PartnerCenterEvent } from '@accredit/contract'
import { listOperatorRecords } from '../../src/store/queries/operator-records.ts'
import {
  contosoTenant,
  customer,
  startTestService,
  until,
  type TestService,
} from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { deliveriesOf, own, read, webhooks } from './endpoints.ts'
import { startCallbackReceiver, type CallbackReceiver } from './partner-center-receiver.ts'

const registration = '/webhooks/v1/registration'
const validations = `${registration}/validationEvents`
const names = ['test-created', 'subscription-updated']

async function authorityOf({ url }: TestService) {
  const response = await fetch(`${url}/sandbox/v1/event-authority`)
  assert.equal(response.headers.get('content-type'), 'application/x-pem-file')
  return response.text()
}

const came = (receiver: CallbackReceiver, count: number) =>
  until(
    async () => receiver.received,
    (seen) => seen.length >= count,
    `${count} callbacks`,
  )

onEveryStore('the registration of a tenant', (makeStorage) => {
  it('is one per tenant, and is made, read and changed as documented', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.appToken()
    const call = (method: string, body?: object, path = registration) =>
      service.call(method, path, { token, ...(body && { body }) })
    assert.deepEqual(
      (await call('GET', undefined, `${registration}/events`)).json,
      registrableEventNames,
    )
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', { WebhookUrl: 'https://hooks.example/', WebhookEvents: names }],
    ] as const) {
      assert.equal((await call(method, body)).json.errorName, 'NotFound')
    }
    const asked = { WebhookUrl: 'https://hooks.example/', WebhookEvents: names }
    const both = await Promise.all([call('POST', asked), call('POST', asked)])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409])
    const made = both.find(({ status }) => status === 200) ?? assert.fail()
    const { SubscriberId, ...rest } = made.json
    assert.deepEqual(rest, { ...asked, SignatureTokenToMsSignatureHeader: false })
    // The description of the API writes camelCase.
    const changed = await call('PUT', {
      webhookUrl: 'https://other.example/',
      webhookEvents: ['test-created'],
      signatureTokenToMsSignatureHeader: true,
      subscriberId: 'ignored',
    })
    const now = {
      SubscriberId,
      WebhookUrl: 'https://other.example/',
      WebhookEvents: ['test-created'],
      SignatureTokenToMsSignatureHeader: true,
    }
    assert.deepEqual(changed.json, now)
    assert.deepEqual((await call('GET')).json, now)
    assert.equal((await call('DELETE')).status, 405)
    // Each change is in the operator's sealed record.
    const records = await listOperatorRecords(service.running.store.reader, 2)
    assert.deepEqual(
      records.map(({ action, subject }) => [action, subject]),
      [
        ['webhook.changed', `${contosoTenant}/webhooks/${SubscriberId}`],
        ['webhook.added', `${contosoTenant}/webhooks/${SubscriberId}`],
      ],
    )
    // It stands among the endpoints, which change no more of it than they should.
    const [listed] = await read(service, webhooks)
    assert.deepEqual([listed.dialect, listed.url], ['partner-center', now.WebhookUrl])
    const admin = await service.userToken()
    for (const [method, path, body] of [
      ['PATCH', `${webhooks}/${SubscriberId}`, { url: 'https://third.example/' }],
      ['POST', `${webhooks}/${SubscriberId}/rotation`, undefined],
    ] as const) {
      const refused = await service.call(method, path, { token: admin, body })
      assert.equal(refused.json.errorName, 'WebhookIsRegistration')
    }
    // Another tenant has its own, and reads nothing of this one.
    const other = await service.appToken('fabrikam')
    assert.equal((await service.call('GET', registration, { token: other })).status, 404)
  })

  it('is authenticated by Microsoft’s recipe and by the client, in either header', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { qualificationEvents: 'on' })
    const root = await authorityOf(service)
    await using receiver = await startCallbackReceiver(root)
    const token = await service.userToken('helpdesk@contoso.onmicrosoft.com')
    const events = ['test-created', 'customer-qualification-updated']
    const body = { WebhookUrl: receiver.url, WebhookEvents: events }
    const made = await service.call('POST', registration, { token, body })
    assert.equal(made.status, 200, made.text)
    await own(service, '03')
    await came(receiver, 2)
    const header = { ...body, SignatureTokenToMsSignatureHeader: true }
    assert.equal((await service.call('PUT', registration, { token, body: header })).status, 200)
    const test = await service.call('POST', validations, { token })
    await came(receiver, 3)
    assert.deepEqual(
      receiver.received.map(({ status }) => status),
      [200, 200, 200],
    )
    assert.deepEqual(
      receiver.received.map(({ headers }) => 'x-ms-signature' in headers),
      [false, false, true],
    )
    assert.deepEqual(
      receiver.received.map(({ headers }) => 'authorization' in headers),
      [true, true, false],
    )
    const [first, , third] = receiver.received.map(
      (one) => JSON.parse(one.body) as PartnerCenterEvent,
    )
    const { items } = await read(service, '/accredit/v1/events?type=qualification.requested')
    const path = `/v1/customers/${customer('03')}/qualifications`
    assert.deepEqual(first, {
      EventName: 'customer-qualification-updated',
      ResourceUri: service.url + path,
      ResourceName: 'customer-qualification',
      AuditUri: null,
      ResourceChangeUtcDate: items[0].timestamp.replace('Z', '0000+00:00'),
    })
    assert.equal((await service.call('GET', path, { token })).status, 200)
    assert.equal(third?.ResourceUri, `${service.url}${validations}/${test.json.correlationId}`)
    const keys = trustCertificates({ authorities: root, hosts: [new URL(service.url).host] })
    for (const { body: sent, headers } of receiver.received) {
      const verified = await verifyEvent(sent, headers, keys)
      assert.deepEqual(verified, JSON.parse(sent))
      await assert.rejects(verifyEvent(`${sent} `, headers, keys), { reason: 'signature' })
    }

    // A trial is signed in the same way, past the queue.
    const [{ id }] = await read(service, webhooks)
    const tried = await service.call('POST', `${webhooks}/${id}/trial`, {
      token: await service.userToken(),
    })
    assert.deepEqual([tried.status, tried.json.status, tried.json.failure], [200, 200, undefined])
    const last = JSON.parse(receiver.received.at(-1)?.body ?? '') as PartnerCenterEvent
    assert.equal(last.EventName, 'test-created')
  })

  it('is tried by a test event, twice a minute, whose outcome is read for seven days', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await using receiver = await startCallbackReceiver(await authorityOf(service))
    const token = await service.appToken()
    const start = () => service.call('POST', validations, { token })
    assert.equal((await start()).json.errorName, 'NotFound')
    const register = (method: string, ...events: string[]) => {
      const body = { WebhookUrl: receiver.url, WebhookEvents: events }
      return service.call(method, registration, { token, body })
    }
    await register('POST', 'invoice-ready')
    assert.equal((await start()).json.errorName, 'TestEventNotRegistered')
    await register('PUT', 'test-created')
    receiver.answer = (response) => response.writeHead(404).end('no such path')
    const { correlationId } = (await start()).json
    const outcome = (path = `${validations}/${correlationId}`) =>
      service.call('GET', path, { token })
    const failed = await until(
      async () => (await outcome()).json,
      ({ results }) => results.length > 0,
      'an attempt',
    )
    const [{ dateTimeUtc, ...result }] = failed.results
    assert.ok(Math.abs(Date.parse(dateTimeUtc) - Date.now()) < 60_000)
    assert.deepEqual(
      { ...failed, results: [result] },
      {
        correlationId,
        partnerId: contosoTenant,
        status: 'inprogress',
        callbackUrl: receiver.url,
        results: [
          { responseCode: 'NotFound', responseMessage: 'no such path', systemError: false },
        ],
      },
    )
    receiver.answer = (response) => response.writeHead(200).end()
    assert.equal((await start()).status, 200)
    const third = await start()
    assert.equal(third.status, 429)
    assert.ok(Number(third.headers.get('retry-after')) > 0)
    await service.advance('PT1M')
    assert.equal((await start()).status, 200)
    const done = await until(
      async () => (await outcome()).json,
      ({ status }) => status === 'completed',
      'its end',
    )
    assert.deepEqual(
      done.results.map(({ responseCode }: { responseCode: string }) => responseCode),
      ['NotFound', 'OK'],
    )
    const other = { token: await service.appToken('fabrikam') }
    assert.equal((await service.call('GET', `${validations}/${correlationId}`, other)).status, 404)
    await service.advance('P7D')
    assert.equal((await outcome()).json.errorName, 'NotFound')
    assert.equal((await outcome(`${validations}/none`)).json.errorName, 'NotFound')
  })

  it('is told of no qualification unless the operator switched that on, and is switched off and on', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await using receiver = await startCallbackReceiver(await authorityOf(service))
    const token = await service.appToken()
    const body = { WebhookUrl: receiver.url, WebhookEvents: ['customer-qualification-updated'] }
    const refused = await service.call('POST', registration, { token, body })
    assert.equal(refused.json.errorName, 'InvalidRequestInput')
    assert.match(refused.text, /WebhookEvents is ..customer-qualification-updated/)
    const tests = { ...body, WebhookEvents: ['test-created'] }
    const id = (await service.call('POST', registration, { token, body: tests })).json.SubscriberId
    await own(service, '03')
    receiver.answer = (response) => response.writeHead(410).end()
    await service.call('POST', validations, { token })
    await until(
      () => read(service, `${webhooks}/${id}`),
      ({ state }) => state === 'gone',
      'it to be switched off',
    )
    const deliveries = await deliveriesOf(service, id)
    assert.deepEqual(
      deliveries.map(({ type, state, attempts }) => [type, state, attempts]),
      [['webhook.test', 'dead', 1]],
    )
    receiver.answer = (response) => response.writeHead(200).end()
    await service.call('PUT', registration, { token, body: tests })
    assert.equal((await read(service, `${webhooks}/${id}`)).state, 'on')
    await service.call('POST', validations, { token })
    await came(receiver, 2)
    const admin = await service.userToken()
    const gone = await service.call('DELETE', `${webhooks}/${id}`, { token: admin })
    assert.equal(gone.status, 204)
    assert.equal((await service.call('GET', registration, { token })).status, 404)
  })
})

it('a registration is refused in its parts, and to roles that it is not for', async () => {
  await using service = await startTestService(undefined)
  const token = await service.userToken()
  const good = { WebhookUrl: 'https://hooks.example/', WebhookEvents: ['test-created'] }
  for (const [field, wrong] of [
    ['WebhookUrl', undefined],
    ['WebhookUrl', 'http://hooks.example/'],
    ['WebhookUrl', 'https://169.254.169.254/latest'],
    ['WebhookUrl', 'https://user:secret@hooks.example/'],
    ['WebhookUrl', `https://hooks.example/${'x'.repeat(2_000)}`],
    ['WebhookEvents', undefined],
    ['WebhookEvents', 'test-created'],
    ['WebhookEvents', []],
    ['WebhookEvents', ['no-such-event']],
    ['WebhookEvents', [1]],
    ['WebhookEvents', Array.from({ length: 100 }, () => 'test-created')],
    ['SignatureTokenToMsSignatureHeader', 'yes'],
  ] as const) {
    const body = { ...good, [field]: wrong }
    const refused = await service.call('POST', registration, { token, body })
    assert.equal(refused.json.errorName, 'InvalidRequestInput', refused.text)
    assert.equal(refused.json.parameters.field, field)
  }
  const reviewer = await service.userToken('reviewer1@vetting.accredit.test')
  assert.equal((await service.call('GET', registration, { token: reviewer })).status, 403)
  assert.equal((await service.call('GET', registration)).status, 401)
  const strange = await fetch(`${service.url}/webhooks/v1/certificates/${'0'.repeat(64)}.cer`)
  assert.equal(strange.status, 404)
})
