import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { WebhookDelivery, WebhookDeliveryLog } from '@accredit/contract'
import { listEvents } from '../../src/store/queries/events.ts'
import { listOperatorRecords } from '../../src/store/queries/operator-records.ts'
import {
  contosoTenant,
  customer,
  startTestService,
  until,
  type TestService,
} from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { add, arrived, deliveriesOf, own, read, webhooks } from './endpoints.ts'
import { startReceiver } from './receiver.ts'

/** The value of a series among the metrics; undefined where it is absent. */
async function measured({ url }: TestService, series: string): Promise<number | undefined> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const line = text.split('\n').find((one) => one.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length))
}

onEveryStore('deliveries that fail', (makeStorage) => {
  it('are tried ten times in about three days of the service clock, and can be sent again', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await using receiver = await startReceiver()
    const id = await add(service, receiver, { events: ['qualification.approved'] })
    receiver.answer = (response) => response.writeHead(500).end('not now')
    await own(service, '03')
    const began = Date.now()
    const waits: number[] = []
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const [delivery] = await until(
        () => deliveriesOf(service, id),
        ([one]) => one?.attempts === attempt,
        `attempt ${attempt}`,
      )
      const { nextAttemptAt } = delivery as WebhookDelivery
      if (nextAttemptAt === undefined) break
      const { now } = (await service.call('GET', '/sandbox/v1/clock')).json
      const wait = Date.parse(nextAttemptAt) - Date.parse(now)
      waits.push(wait)
      await service.advance(`PT${Math.ceil(wait / 1000)}S`)
    }
    const days = waits.reduce((sum, wait) => sum + wait, 0) / 86_400_000
    assert.equal(waits.length, 9)
    assert.ok(days > 2.5 && days < 3.5, `${days} days`)
    assert.ok(waits.every((wait, index) => index === 0 || wait > (waits[index - 1] ?? 0) * 0.8))
    assert.equal(receiver.received.length, 10)
    assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 1)
    // The real clock, whatever the service clock says: the library allows five minutes.
    assert.deepEqual(receiver.forged, [])
    for (const { headers } of receiver.received) {
      const at = Number(headers['webhook-timestamp']) * 1000
      assert.ok(at >= began - 1_000 && at <= Date.now())
    }
    const [dead] = await deliveriesOf(service, id, '?state=dead')
    assert.equal(dead?.lastStatus, 500)
    const path = `/accredit/v1/deliveries/${dead.id}`
    const log = (await read(service, path)) as WebhookDeliveryLog
    assert.deepEqual(
      log.log.map(({ number, status, answer }) => [number, status, answer]),
      Array.from({ length: 10 }, (_, index) => [index + 1, 500, 'not now']),
    )

    receiver.answer = (response) => response.writeHead(200).end('ok')
    const token = await service.userToken()
    await service.call('POST', `${path}/resend`, { token })
    await arrived(receiver, 11)
    const again = await until(
      () => read(service, path),
      ({ state }) => state === 'delivered',
      'the end',
    )
    assert.equal(again.attempts, 11)
  })

  it('are sent at once when they wait for their next attempt, and are resent', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await using receiver = await startReceiver()
    const id = await add(service, receiver)
    receiver.answer = (response) => response.writeHead(503, { 'retry-after': '600' }).end()
    await own(service, '03')
    const [second, first] = await until(
      () => deliveriesOf(service, id),
      (seen) => seen.length === 2 && seen.some(({ attempts }) => attempts > 0),
      'an attempt',
    )
    receiver.answer = (response) => response.writeHead(204).end()
    const token = await service.userToken()
    const resend = (one: WebhookDelivery | undefined) =>
      service.call('POST', `/accredit/v1/deliveries/${one?.id}/resend`, { token })
    // Nothing overtakes an event of the same customer.
    const { json: waiting } = await resend(second)
    assert.equal(waiting.nextAttemptAt, undefined)
    await resend(first)
    await arrived(receiver, 3)
    assert.deepEqual(
      receiver.received.map(({ event }) => event.type),
      ['qualification.requested', 'qualification.requested', 'qualification.approved'],
    )
    assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 2)
  })

  it('wait as long as an endpoint asks, and hold back what follows of the same customer alone', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await using receiver = await startReceiver()
    const id = await add(service, receiver)
    receiver.answer = (response, { event }) => {
      const isFirst = event.data['customerId'] === customer('03')
      response.writeHead(isFirst ? 503 : 204, isFirst ? { 'retry-after': '600' } : {}).end()
    }
    await own(service, '03', '04')
    const list = await until(
      () => deliveriesOf(service, id),
      (seen) => seen.filter(({ attempts }) => attempts > 0).length === 3,
      'three attempts',
    )
    const ofFirst = list.filter(({ customerId }) => customerId === customer('03'))
    const [second, first] = ofFirst
    assert.equal(first?.attempts, 1)
    assert.equal(second?.attempts, 0)
    assert.equal(second.nextAttemptAt, undefined)
    const { now } = (await service.call('GET', '/sandbox/v1/clock')).json
    const wait = Date.parse(first.nextAttemptAt ?? '') - Date.parse(now)
    assert.ok(wait > 590_000 && wait <= 600_000, `${wait} ms`)
    assert.equal(await measured(service, 'accredit_deliveries_pending'), 2)
    await service.advance('PT5M')
    const oldest = (await measured(service, 'accredit_delivery_oldest_seconds')) ?? 0
    assert.ok(oldest >= 300 && oldest < 360, `${oldest} s`)
    receiver.answer = (response) => response.writeHead(204).end()
    await service.advance('PT5M')
    await arrived(receiver, 5)
    const counted = await until(
      () => measured(service, 'accredit_delivery_attempts_total{end="delivered"}'),
      (count) => count === 4,
      'the records of four deliveries',
    )
    assert.equal(counted, 4)
    assert.equal(await measured(service, 'accredit_delivery_attempts_total{end="failed"}'), 1)
    assert.equal(await measured(service, 'accredit_delivery_failures_total{class="5xx"}'), 1)
    assert.equal(await measured(service, 'accredit_deliveries_pending'), 0)
    assert.equal(await measured(service, 'accredit_delivery_oldest_seconds'), 0)
    const types = receiver.received
      .filter(({ event }) => event.data['customerId'] === customer('03'))
      .map(({ event }) => event.type)
    assert.deepEqual(types, [
      'qualification.requested',
      'qualification.requested',
      'qualification.approved',
    ])
  })

  it('end at an endpoint that is gone, or has failed for five days, which is recorded', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await using gone = await startReceiver()
    await using failing = await startReceiver()
    gone.answer = (response) => response.writeHead(410).end()
    failing.answer = (response) => response.writeHead(400).end()
    const events = ['qualification.requested', 'qualification.approved']
    const goneId = await add(service, gone, { events })
    const failingId = await add(service, failing, { events })
    await own(service, '03')
    const stateOf = async (id: string) => (await read(service, `${webhooks}/${id}`)).state
    await until(
      () => stateOf(goneId),
      (state) => state === 'gone',
      'the end of the endpoint',
    )
    await arrived(failing, 1)
    assert.equal(await stateOf(failingId), 'on')
    await service.advance('P5D')
    await arrived(failing, 2)
    await until(
      () => stateOf(failingId),
      (state) => state === 'failing',
      'the end of the other one',
    )
    await own(service, '04')
    const dead = await deliveriesOf(service, goneId, '?state=dead')
    assert.equal(dead.length, 1)
    assert.equal(gone.received.length, 1)
    // Told of to mails and open pages; it is none of the events of customers.
    const wanted = { partnerId: contosoTenant, types: ['webhook.stopped'], limit: 10 }
    const signals = await listEvents(service.running.store.reader, wanted)
    assert.deepEqual(
      signals.map(({ data }) => data),
      [
        { webhookId: failingId, state: 'failing' },
        { webhookId: goneId, state: 'gone' },
      ],
    )
    // An event without a place counts as later than an endpoint that is switched on meanwhile.
    const listed = await until(
      () => read(service, '/accredit/v1/events'),
      ({ items }) =>
        items.filter(
          (one: { data: { customerId?: string } }) => one.data.customerId === customer('04'),
        ).length === 2,
      'the events of the last customer',
    )
    assert.ok(listed.items.every((one: { type: string }) => one.type !== 'webhook.stopped'))
    const actions = (await listOperatorRecords(service.running.store.reader, 20)).map(
      ({ action, subject, actor }) => [action, subject.slice(-36), actor],
    )
    const admin = 'admin@contoso.onmicrosoft.com'
    assert.deepEqual(actions, [
      ['webhook.stopped', failingId, 'worker'],
      ['webhook.stopped', goneId, 'worker'],
      ['webhook.added', failingId, admin],
      ['webhook.added', goneId, admin],
    ])

    // Switched on again it gets what is left, and what is dead when it asks for it.
    gone.answer = (response) => response.writeHead(204).end()
    const token = await service.userToken()
    const body = { paused: false }
    await service.call('PATCH', `${webhooks}/${goneId}`, { token, body })
    const replayed = await service.call('POST', `${webhooks}/${goneId}/replay`, { token, body: {} })
    assert.deepEqual(replayed.json, { count: 1 })
    await arrived(gone, 3)
    assert.deepEqual(gone.received.map(({ event }) => event.type).toSorted(), [
      'qualification.approved',
      'qualification.requested',
      'qualification.requested',
    ])
  })
})
