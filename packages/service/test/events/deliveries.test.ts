import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { WebhookDeliveryLog } from '@accredit/contract'
import { customer, startTestService, until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { add, arrived, deliveriesOf, own, read, webhooks } from './endpoints.ts'
import { startReceiver } from './receiver.ts'

onEveryStore('deliveries', (makeStorage) => {
  it('reach every endpoint that receives the type, signed, in order per customer', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await using all = await startReceiver()
    await using some = await startReceiver()
    // Before anybody receives, so that nobody is told.
    await own(service, '03')
    const id = await add(service, all)
    await add(service, some, { events: ['qualification.denied'] })
    const token = await service.userToken()
    const body = {
      qualification: 'Education',
      educationSegment: 'K12',
      website: 'deny-not-an-academic-domain.accredit.test',
    }
    await service.call('POST', `/v1/customers/${customer('01')}/qualifications`, { token, body })
    await own(service, '04')
    await arrived(all, 4)
    await arrived(some, 1)
    const typesOf = (digits: string) =>
      all.received
        .filter(({ event }) => event.data['customerId'] === customer(digits))
        .map(({ event }) => event.type)
    assert.deepEqual(typesOf('01'), ['qualification.requested', 'qualification.denied'])
    assert.deepEqual(typesOf('04'), ['qualification.requested', 'qualification.approved'])
    assert.deepEqual(typesOf('03'), [])
    assert.deepEqual(
      some.received.map(({ event }) => [event.type, event.data['reason']]),
      [['qualification.denied', 'Not an Academic Domain']],
    )
    assert.deepEqual([...all.forged, ...some.forged], [])
    for (const { headers, event } of all.received) assert.equal(headers['webhook-id'], event.id)
    const { items } = await read(service, '/accredit/v1/events?type=qualification.denied')
    assert.deepEqual(some.received[0]?.event, items[0])

    const told = await until(
      () => deliveriesOf(service, id),
      (list) => list.every(({ state }) => state === 'delivered'),
      'their ends',
    )
    assert.equal(told.length, 4)
    const log = (await read(
      service,
      `/accredit/v1/deliveries/${told[0]?.id}`,
    )) as WebhookDeliveryLog
    assert.deepEqual(
      log.log.map(({ number, status }) => [number, status]),
      [[1, 204]],
    )
    assert.equal(JSON.parse(log.body).id, log.eventId)
  })

  it('hold up no stop, and are made again by whoever comes next', async () => {
    await using storage = await makeStorage()
    await using receiver = await startReceiver()
    receiver.answer = () => undefined
    const first = await startTestService(storage)
    const id = await add(first, receiver, { events: ['qualification.approved'] })
    await own(first, '03')
    await arrived(receiver, 1)
    const started = performance.now()
    await first.stop()
    assert.ok(performance.now() - started < 10_000)
    receiver.answer = (response) => response.writeHead(204).end()
    await using second = await startTestService(storage)
    await second.advance('PT2M')
    await arrived(receiver, 2)
    assert.equal(receiver.received[0]?.event.id, receiver.received[1]?.event.id)
    const [delivery] = await until(
      () => deliveriesOf(second, id),
      ([one]) => one?.state === 'delivered',
      'the end',
    )
    assert.equal(delivery?.attempts, 1)
  })

  it('go on at every other endpoint while one hangs', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await using slow = await startReceiver()
    await using quick = await startReceiver()
    slow.answer = () => undefined
    await add(service, slow)
    const quickId = await add(service, quick)
    const token = await service.userToken()
    // More than the slow one is sent at once.
    for (let count = 0; count < 20; count += 1) {
      await service.call('POST', `${webhooks}/${quickId}/test`, { token })
    }
    await own(service, '01', '02', '03', '04', '05', '11')
    await arrived(quick, 32)
    assert.ok(slow.received.length <= 16)
  })
})
