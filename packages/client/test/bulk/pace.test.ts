import assert from 'node:assert/strict'
import { it } from 'node:test'
import { memoryLedger } from '../../src/index.ts'
import { connect, customerId } from '../connect.ts'
import { createFakeService } from './fake-service.ts'

const rows = [{ customerId, qualification: 'Education' }]

it('waits for nothing at a service without a limit, from the first request on', async () => {
  const service = createFakeService([customerId], { now: Date.now, isAccredit: true })
  const { partner, waits } = connect('http://127.0.0.1:1', { fetch: service.fetch })
  const { counts } = await partner.bulk(rows, { ledger: memoryLedger() })
  assert.equal(counts.accepted, 1)
  assert.deepEqual(waits, [])
})

it('waits by the limit of the service alone, also where that is above the documented one', async () => {
  const service = createFakeService([customerId], { now: Date.now, isAccredit: true })
  const limit = JSON.stringify({ requestsPerMinute: 7_500_000 })
  const { partner, waits } = connect('http://127.0.0.1:3', {
    fetch: async (url, init) =>
      url.endsWith('/limits') ? new Response(limit) : service.fetch(url, init),
  })
  const { counts } = await partner.bulk(rows, { ledger: memoryLedger() })
  assert.equal(counts.accepted, 1)
  assert.deepEqual(waits, [])
})

it('keeps to four fifths of the documented limit at Partner Center', async () => {
  const service = createFakeService([customerId], { now: Date.now, isAccredit: false })
  const { partner, waits } = connect('http://127.0.0.1:2', { fetch: service.fetch })
  const { counts } = await partner.bulk(rows, { ledger: memoryLedger() })
  assert.equal(counts.accepted, 1)
  assert.deepEqual(waits, [150])
})
