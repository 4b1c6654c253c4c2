import assert from 'node:assert/strict'
import { it } from 'node:test'
import {
  BulkError,
  createPartner,
  memoryLedger,
  staticTokenCredential,
  type BulkLedger,
} from '../../src/index.ts'
import { bulkFinding } from '@accredit/contract/bulk-rules'
import { createFakeService } from './fake-service.ts'

it('a ledger that cannot be written any more ends the run; nothing was sent without a record', async () => {
  const ids = Array.from(
    { length: 50 },
    (_, index) => `c0de0000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  )
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
  const partner = createPartner({
    baseUrl: 'http://127.0.0.1:1',
    credential: staticTokenCredential('token'),
    fetch: service.fetch,
  })
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
