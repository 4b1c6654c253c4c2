import assert from 'node:assert/strict'
import { it } from 'node:test'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { killRun } from './kill-run.ts'

const lines = Number(process.env['BULK_LINES'] ?? 5_000)
const kills = Number(process.env['BULK_KILLS'] ?? 100)

it(`a run of ${lines} rows, killed ${kills} times, asks each row once`, async (t) => {
  const { received, report } = await killRun({
    lines,
    folder: temporaryFolder(t),
    expectedKills: kills,
    goOn: (killed) => killed < kills,
  })
  const { byCustomer, requests, lost, throttled } = received
  assert.equal(byCustomer.size, lines)
  for (const [customer, { ids: requestIds, accepted }] of byCustomer) {
    assert.deepEqual([requestIds.size, accepted], [1, 1], customer)
  }
  assert.equal(report.counts.accepted, lines)
  for (const { customerId = '', requestId } of report.lines) {
    assert.deepEqual([...(byCustomer.get(customerId)?.ids ?? [])], [requestId])
  }
  t.diagnostic(
    `${kills} kills, ${requests} requests for ${lines} rows, ${lost} answers cut, ${throttled} refused with 429`,
  )
})
