import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readBulkFile, reportBulk } from '@accredit/client'
import { openFileLedger } from '@accredit/client/node'
import { startSandbox } from '../../src/testing/index.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { addCustomers } from './add-customers.ts'
import { countInJournal } from './count-in-journal.ts'

const bin = fileURLToPath(new URL('../../src/bin.ts', import.meta.url))
const lines = Number(process.env['BULK_LINES'] ?? 5_000)
const kills = Number(process.env['BULK_KILLS'] ?? 100)
/** A run that is killed before it sends proves nothing, and one that gets far leaves too little. */
const shortestMs = 50
const longestMs = 500

it(`a run of ${lines} rows, killed ${kills} times, asks each row once`, async (t) => {
  await using sandbox = await startSandbox({ journalEntries: 100_000, vettingDelay: 'PT0S' })
  const ids = await addCustomers(sandbox, lines)
  const folder = temporaryFolder(t)
  const file = join(folder, 'schools.csv')
  const rows = ids.map((id) => `${id},Education,K12,approve.accredit.test`)
  writeFileSync(file, `customer id,qualification,segment,website\n${rows.join('\n')}\n`)
  // About as long as all the runs together take to be killed.
  const latency = `PT${((kills * longestMs) / 1000 / lines) * 4}S`
  await sandbox.setFaults([
    { operation: 'createQualification', status: 429, retryAfter: 0, share: 0.1, seed: 7 },
    { operation: 'createQualification', when: 'after', cut: true, share: 0.03, seed: 8 },
    { operation: 'createQualification', latency },
  ])
  const start = () =>
    spawn(process.execPath, ['--conditions=source', bin, 'bulk', 'run', file, '--json'], {
      env: { PATH: process.env['PATH'], HOME: folder, ACCREDIT_URL: sandbox.url },
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const received = async () => (await sandbox.requests({ limit: 1 }))[0]?.at
  let killed = 0
  while (killed < kills) {
    const child = start()
    let told = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text))
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    const before = await received()
    while ((await received()) === before && child.exitCode === null) await sleep(10)
    await sleep(shortestMs + Math.random() * (longestMs - shortestMs))
    assert.equal(child.exitCode, null, `ended before kill ${killed + 1}: ${told}`)
    child.kill('SIGKILL')
    await ended
    killed += 1
  }
  const last = start()
  let told = ''
  last.stderr.setEncoding('utf8').on('data', (text: string) => (told += text))
  last.stdout.resume()
  const code = await new Promise((resolve) => last.on('close', resolve))
  assert.equal(code, 0, told)

  const { byCustomer, requests, lost, throttled } = await countInJournal(sandbox)
  assert.equal(byCustomer.size, lines)
  for (const [customer, { ids: requestIds, accepted }] of byCustomer) {
    assert.deepEqual([requestIds.size, accepted], [1, 1], customer)
  }
  const { rows: read } = await readBulkFile([new TextEncoder().encode(rowsText())])
  const ledger = openFileLedger(join(folder, 'schools.ledger'))
  t.after(() => ledger.close())
  const { counts, lines: reported } = await reportBulk(read, ledger)
  assert.equal(counts.accepted, lines)
  for (const { customerId = '', requestId } of reported) {
    assert.deepEqual([...(byCustomer.get(customerId)?.ids ?? [])], [requestId])
  }
  t.diagnostic(
    `${killed} kills, ${requests} requests for ${lines} rows, ${lost} answers cut, ${throttled} refused with 429`,
  )

  function rowsText(): string {
    return `customer id,qualification,segment,website\n${rows.join('\n')}\n`
  }
})
