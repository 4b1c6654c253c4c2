import assert from 'node:assert/strict'
import { it } from 'node:test'
import { newId } from '../../src/ids/new-id.ts'
import { openDirectly } from '../main/support/direct-database.ts'
import { contosoTenant, startTestService, until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { add, arrived, webhooks } from './endpoints.ts'
import { startReceiver } from './receiver.ts'

const dead = 10_000
const customers = 500
const perStatement = 1_000

onEveryStore('a replay of ten thousand dead deliveries', (makeStorage, dialect) => {
  it('is worked off in order per customer, and holds up no other endpoint', async (t) => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await using database = await openDirectly(storage)
    await using receiver = await startReceiver()
    await using other = await startReceiver()
    const id = await add(service, receiver)
    const otherId = await add(service, other)
    const now = Date.now()
    const owners = Array.from({ length: customers }, newId)
    for (let from = 0; from < dead; from += perStatement) {
      const rows = Array.from({ length: perStatement }, (_, index) => {
        const place = from + index
        const customerId = owners[place % customers] ?? ''
        const event = newId()
        const body = JSON.stringify({ id: event, type: 'code.low', data: { customerId, place } })
        const ids = [contosoTenant, newId(), id, event, 'code.low', customerId]
        return `('${ids.join("', '")}', ${place}, 'dead', 10, 10, '${body}', ${now})`
      })
      await database.query(
        `insert into delivery (partner_id, id, webhook_id, event_id, type, customer_id, place, state,
           attempts, failures, body, created_at) values ${rows.join(', ')}`,
      )
    }
    const token = await service.userToken()
    const started = performance.now()
    const replayed = await service.call('POST', `${webhooks}/${id}/replay`, { token, body: {} })
    assert.deepEqual(replayed.json, { count: dead })
    const accepted = performance.now() - started
    await service.call('POST', `${webhooks}/${otherId}/test`, { token })
    await arrived(other, 1)
    const waited = performance.now() - started - accepted
    assert.ok(waited < 3_000, `the other endpoint waited ${waited} ms`)
    assert.ok(receiver.received.length < dead)
    for (let seen = 0; seen < dead;) {
      const before = seen
      seen = await until(
        async () => receiver.received.length,
        (count) => count > before,
        'more deliveries',
      )
    }
    const seconds = (performance.now() - started) / 1000
    const places = new Map<unknown, number>()
    for (const { event } of receiver.received) {
      const { customerId, place } = event.data as { customerId: string; place: number }
      assert.ok(place > (places.get(customerId) ?? -1), 'in order per customer')
      places.set(customerId, place)
    }
    assert.deepEqual(receiver.forged, [])
    t.diagnostic(
      `${dialect}: replay accepted in ${Math.round(accepted)} ms, ${Math.round(dead / seconds)} deliveries/s, the other endpoint waited ${Math.round(waited)} ms`,
    )
  })
})
