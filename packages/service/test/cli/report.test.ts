import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, it, type TestContext } from 'node:test'
import { readBulkFile, type ReportLine } from '@accredit/client'
import { openFileReportStore } from '@accredit/client/node'
import { startSandbox, type Sandbox } from '../../src/testing/index.ts'
import { addCustomers } from '../bulk/add-customers.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { callMain } from './call-main.ts'

const customer = (digits: string) => `c0de0000-0000-4000-8000-0000000000${digits}`

/** Lets the sandbox answer Accredit's own reads as Partner Center does. */
const playPartnerCenter = [{ operation: 'getLimits', status: 404, code: 1000 }]

let sandbox: Sandbox
before(async () => {
  sandbox = await startSandbox({ vettingDelay: 'PT0S' })
})
after(() => sandbox.close())

async function run(t: TestContext, folder: string, ...args: readonly string[]) {
  const environment = { ACCREDIT_URL: sandbox.url }
  return callMain(t, ['report', ...args], { environment, homeFolder: folder })
}

async function linesOf(t: TestContext, folder: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await run(t, folder, '--json', ...args)
  assert.equal(code, 0, stderr)
  return (JSON.parse(stdout) as { lines: ReportLine[] }).lines
}

/** Customers whose qualifications were read, in order. */
const readsOf = async () =>
  (await sandbox.requests({ operation: 'getQualifications', limit: 10_000 })).map(
    ({ customerId = '' }) => customerId,
  )
const countReads = async () => (await readsOf()).length

/** Customers that the activity log names in the last minutes. */
async function loggedCustomers(): Promise<Set<string>> {
  const ids = new Set<string>()
  const recent = Date.now() - 14 * 60_000
  for await (const record of sandbox.partner().auditRecords.query({ start: new Date(recent) })) {
    const { customerId, operationDate } = record
    if (customerId && Date.parse(operationDate) > recent) ids.add(customerId)
  }
  return ids
}

const tell = ({ companyName, qualification, status, nextStep }: ReportLine) =>
  [companyName, qualification, status, nextStep].join(' | ')

it('tells lines and groups, and writes CSV that bulk requests read', async (t) => {
  await sandbox.reset()
  const folder = temporaryFolder(t)
  const shown = await run(t, folder, '--status', 'Denied')
  assert.equal(shown.code, 0, shown.stderr)
  assert.match(
    shown.stdout,
    /^Proseware Ltd +\S+07 +Education +Denied: Not an Education Customer +1 day +0 +Contact support$/m,
  )
  assert.match(shown.stdout, /^Trey Research .* +2 +Correct the details, then request again$/m)
  assert.match(
    shown.stdout,
    /^Education +Denied: Not an Education Customer +1 +.*Contact support$/m,
  )
  const summary = await run(t, folder, '--summary')
  assert.doesNotMatch(summary.stdout, /Trey Research/)
  assert.match(summary.stdout, /^None +None +5 +– +Request a qualification$/m)
  for (const output of [join(folder, 'none', 'x'), folder]) {
    const reads = (await sandbox.requests({ limit: 10_000 })).length
    const refused = await run(t, folder, '-o', output)
    assert.equal(refused.code, 2)
    assert.match(refused.stderr, /cannot be written: (there is no such|it is a folder)/)
    assert.equal((await sandbox.requests({ limit: 10_000 })).length, reads)
  }
  const file = join(folder, 'denied.csv')
  const written = await run(t, folder, '--next-step', 'request-again', '-o', file)
  assert.match(written.stderr, /^1 row written to \S+denied\.csv\.$/m)
  const { rows, unknownColumns } = await readBulkFile([readFileSync(file)])
  assert.deepEqual(unknownColumns, [])
  assert.deepEqual(
    rows.map(({ customerId, qualification, domain }) => [customerId, qualification, domain]),
    [[customer('06'), 'Education', 'treyresearch.onmicrosoft.com']],
  )
  assert.equal((await run(t, folder, '--csv', '--since', 'someday')).code, 2)
  assert.deepEqual(await linesOf(t, folder, '--since', '2999-01-01'), [])
  assert.equal(await countReads(), 0)
})

it('of thousands of customers has each once, and counts them', async () => {
  await sandbox.reset()
  await addCustomers(sandbox, 4_100)
  const { groups, lines } = await sandbox.partner().report({ qualification: 'None' })
  const seen = new Set<string>()
  let count = 0
  for await (const { customerId } of lines) {
    seen.add(customerId)
    count += 1
  }
  assert.equal(seen.size, count)
  assert.deepEqual(
    groups.map((group) => group.count),
    [count],
  )
  assert.ok(count >= 4_100)
})

it('of a Partner Center reads again what may have changed, and nothing else', async (t) => {
  await sandbox.reset()
  const folder = temporaryFolder(t)
  const own = (await linesOf(t, folder)).map(tell)
  await sandbox.setFaults(playPartnerCenter)
  // A Partner Center does not tell the requests left.
  const told = own.map((line) =>
    line.startsWith('Proseware') ? line.replace('contact-support', 'request-again') : line,
  )
  assert.deepEqual((await linesOf(t, folder)).map(tell), told)
  assert.equal(await countReads(), 12)
  const again = async (...args: readonly string[]) => {
    const known = await countReads()
    const lines = await linesOf(t, folder, ...args)
    return { lines, read: (await readsOf()).slice(known).toSorted() }
  }
  const since = new Date().toISOString()
  // One is in review; the seed's own lines stand in the log since a moment ago.
  const named = await loggedCustomers()
  assert.ok(named.size < 6 && !named.has(customer('01')))
  const mayHaveChanged = [...named.add(customer('12'))].toSorted()
  const second = await again()
  assert.deepEqual(second.lines.map(tell), told)
  assert.deepEqual(second.read, mayHaveChanged)
  assert.deepEqual((await again('--since', since)).lines, [])

  const { qualification } = sandbox.partner().customers.byId(customer('01'))
  await qualification.createQualifications({ qualification: 'StateOwnedEntity' })
  await sandbox.partner().customers.byId(customer('02')).delete()
  const third = await again('--since', since)
  assert.deepEqual(third.lines.map(tell), [
    'Northwind Primary School | StateOwnedEntity | unvetted | nothing',
  ])
  assert.deepEqual(third.read, [...mayHaveChanged, customer('01')].toSorted())
  const refreshed = await again('--refresh')
  assert.equal(refreshed.lines.length, 11)
  assert.equal(refreshed.read.length, 11)
})

it('of a Partner Center goes on after an end, within the budget and through 429', async (t) => {
  await sandbox.reset()
  const store = openFileReportStore(join(temporaryFolder(t), 'report.db'))
  t.after(() => store.close())
  await sandbox.setFaults([
    ...playPartnerCenter,
    { operation: 'getQualifications', status: 429, retryAfter: 0, count: 2 },
  ])
  const stop = new AbortController()
  const partner = sandbox.partner()
  const stopped = partner.report({
    store,
    signal: stop.signal,
    requestsPerMinute: null,
    concurrency: 1,
    onProgress: ({ phase, done }) => phase === 'reading' && done === 5 && stop.abort(),
  })
  await assert.rejects(stopped)
  const known = await countReads()
  const { groups } = await partner.report({ store, requestsPerMinute: null })
  assert.equal(
    groups.reduce((sum, { count }) => sum + count, 0),
    12,
  )
  // The five are known; of them nobody is in review but perhaps one.
  const again = (await countReads()) - known
  assert.ok(again >= 7 && again <= 8, `${again}`)
  const started = performance.now()
  await partner.report({ store, refresh: true, requestsPerMinute: 3_000 })
  assert.ok(performance.now() - started > (12 + 1) * 20)
})
