import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  BulkError,
  createPartner,
  memoryLedger,
  staticTokenCredential,
  type BulkLedger,
  type Fetch,
} from '../../src/index.ts'
import { bulkFinding } from '@accredit/contract/bulk-rules'
import { createFakeService, hang } from './fake-service.ts'

const idsOf = (length: number) =>
  Array.from({ length }, (_, index) => `c0de0000-0000-4000-8000-${String(index).padStart(12, '0')}`)

const connect = (fetch: Fetch) =>
  createPartner({
    baseUrl: 'http://127.0.0.1:1',
    credential: staticTokenCredential('token'),
    fetch,
  })

it('the next intents are written while requests are under way', { timeout: 20_000 }, async () => {
  const ids = idsOf(12)
  const service = createFakeService(ids, { now: Date.now, isAccredit: true })
  const ledger = memoryLedger()
  const intents = async () => (await ledger.read()).filter(({ kind }) => kind === 'intent').length
  const partner = connect(async (url, init) => {
    // The first of them is answered when twice as many intents are written as are handed out.
    if (init.method === 'POST') while ((await intents()) < 4) await sleep(5)
    return service.fetch(url, init)
  })
  const rows = ids.map((customerId) => ({ customerId, qualification: 'Education' }))
  const { counts } = await partner.bulk(rows, { ledger, concurrency: 1 })
  assert.equal(counts.accepted, 12)
})

it('a row is told as done once its answer is written', async () => {
  const ids = idsOf(6)
  const service = createFakeService(ids, { now: Date.now, isAccredit: true })
  const kept = memoryLedger()
  const { promise: disk, resolve: goOn } = Promise.withResolvers<void>()
  let waiting = 0
  const slow: BulkLedger = {
    ...kept,
    async append(entries) {
      const answers = entries.filter(({ kind }) => kind === 'answer').length
      waiting += answers
      if (answers > 0) await disk
      return kept.append(entries)
    },
  }
  const rows = ids.map((customerId) => ({ customerId, qualification: 'Education' }))
  const told: (readonly [done: number, accepted: number])[] = []
  const run = connect(service.fetch).bulk(rows, {
    ledger: slow,
    onProgress({ phase, done, accepted }) {
      if (phase === 'sending') told.push([done, accepted])
    },
  })
  while (waiting === 0) await sleep(5)
  assert.deepEqual(told, [[0, 0]])
  goOn()
  await run
  assert.deepEqual(told.at(-1), [6, 6])
})

it('a ledger that cannot be written any more ends the run; nothing was sent without a record', async () => {
  const ids = idsOf(50)
  const service = createFakeService(ids, { now: Date.now, isAccredit: true })
  const kept = memoryLedger()
  let appends = 0
  const full: BulkLedger = {
    ...kept,
    append(entries) {
      appends += 1
      if (appends <= 2) return kept.append(entries)
      const values = { ledger: 'schools.ledger', reason: 'database or disk is full' }
      return Promise.reject(new BulkError(bulkFinding('LedgerFull', values)))
    },
  }
  const partner = connect(service.fetch)
  const rows = ids.map((customerId) => ({ customerId, qualification: 'Education' }))
  await assert.rejects(
    partner.bulk(rows, { ledger: full, concurrency: 2 }),
    (error) => error instanceof BulkError && error.finding.rule === 'LedgerFull',
  )
  assert.ok(service.received.length > 0 && service.received.length < ids.length)
  const written = new Set(
    (await kept.read()).flatMap((entry) => (entry.kind === 'intent' ? [entry.requestId] : [])),
  )
  for (const { requestId } of service.received) assert.ok(written.has(requestId))
  // With room again the same rows are brought to their end.
  const { counts } = await partner.bulk(rows, { ledger: kept })
  assert.equal(counts.accepted, 50)
  assert.equal(service.accepted.length, 50)
})

it('a row that was left for a dry code, then sent by a run that died, is settled by reading', async () => {
  const ids = idsOf(3)
  const service = createFakeService(ids, { now: Date.now, isAccredit: false })
  const ledger = memoryLedger()
  const rows = ids.map((customerId) => ({
    customerId,
    qualification: 'GCC',
    validationCode: '10001',
  }))
  const options = { ledger, concurrency: 1, requestsPerMinute: null }
  service.uses = 0
  const left = await connect(service.fetch).bulk(rows, options)
  assert.deepEqual(
    left.lines.map(({ outcome, finding }) => [outcome, finding?.rule]),
    [
      ['refused', 'ValidationCodeExhausted'],
      ['pending', 'CodeExhausted'],
      ['pending', 'CodeExhausted'],
    ],
  )
  service.uses = 2
  const death = new AbortController()
  const dying = connect(async (url, init) => {
    const answer = await service.fetch(url, init)
    if (init.method !== 'POST') return answer
    death.abort()
    return hang(init)
  })
  await assert.rejects(dying.bulk(rows, { ...options, signal: death.signal }))
  assert.equal(service.accepted.length, 1)
  service.forget()
  const { lines } = await connect(service.fetch).bulk(rows, options)
  assert.deepEqual(
    lines.map(({ outcome }) => outcome),
    ['refused', 'accepted', 'accepted'],
  )
  assert.deepEqual(
    service.accepted.map(({ requestId }) => requestId),
    lines.slice(1).map(({ requestId }) => requestId),
  )
  assert.equal(new Set(service.received.map(({ requestId }) => requestId)).size, 3)
})
