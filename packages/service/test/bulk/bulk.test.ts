import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import {
  BulkError,
  memoryLedger,
  PartnerError,
  reportBulk,
  type BulkLedger,
  type BulkReport,
  type BulkRow,
  type Partner,
} from '@accredit/client'
import { openFileLedger } from '@accredit/client/node'
import { startSandbox, type Sandbox } from '../../src/testing/index.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { addCustomers } from './add-customers.ts'
import { countInJournal } from './count-in-journal.ts'

const website = 'approve.accredit.test'

const educationRows = (ids: readonly string[]): BulkRow[] =>
  ids.map((customerId) => ({
    customerId,
    qualification: 'Education',
    educationSegment: 'K12',
    website,
  }))

/** Runs until a number of rows is done, then gives up as Ctrl-C does. */
async function runUntil(
  partner: Partner,
  rows: readonly BulkRow[],
  ledger: BulkLedger,
  done: number,
): Promise<void> {
  const stop = new AbortController()
  const run = partner.bulk(rows, {
    ledger,
    signal: stop.signal,
    onProgress: (progress) => {
      if (progress.phase === 'sending' && progress.done >= done) stop.abort('enough')
    },
  })
  await assert.rejects(run, (error) => error === 'enough')
}

const outcomesOf = ({ lines }: BulkReport) => lines.map(({ outcome }) => outcome)

function openLedger(t: TestContext) {
  const ledger = openFileLedger(join(temporaryFolder(t), 'schools.ledger'))
  t.after(() => ledger.close())
  return ledger
}

describe('a bulk against a sandbox', () => {
  it('asks each row once, over lost answers, refusals for haste and three ends in the middle', async (t) => {
    await using sandbox = await startSandbox({ vettingDelay: 'PT0S' })
    const rows = educationRows(await addCustomers(sandbox, 120))
    await sandbox.setFaults([
      { operation: 'createQualification', status: 429, retryAfter: 0, share: 0.1, seed: 1 },
      { operation: 'createQualification', when: 'after', cut: true, share: 0.1, seed: 2 },
      { operation: 'createQualification', latency: 'PT0.002S' },
    ])
    const partner = sandbox.partner()
    const ledger = openLedger(t)
    for (const done of [1, 20, 30]) await runUntil(partner, rows, ledger, done)
    const report = await partner.bulk(rows, { ledger, wait: true })
    assert.equal(report.counts.accepted, 120)
    assert.equal(report.counts.approved, 120)
    const counted = await countInJournal(sandbox)
    assert.ok(counted.requests > 120 && counted.lost > 0 && counted.throttled > 0)
    assert.deepEqual(
      [...counted.byCustomer.values()].map(({ ids, accepted }) => [ids.size, accepted]),
      rows.map(() => [1, 1]),
    )
    // A run that has nothing to do sends nothing.
    await partner.bulk(rows, { ledger, wait: true })
    assert.equal((await countInJournal(sandbox)).requests, counted.requests)
  })

  it('finds out what became of a request when its id has expired', async (t) => {
    await using sandbox = await startSandbox({ vettingDelay: 'PT0S' })
    const rows = educationRows(await addCustomers(sandbox, 3)).map((row) => ({
      ...row,
      website: 'deny-not-an-academic-domain.accredit.test',
    }))
    const partner = sandbox.partner()
    const ledger = openLedger(t)
    await sandbox.setFaults([{ operation: 'createQualification', when: 'after', cut: true }])
    const lost = partner.bulk(rows, { ledger, patienceMs: 0 })
    await assert.rejects(lost, (error) => error instanceof PartnerError)
    await sandbox.setFaults([])
    const { counts } = await reportBulk(rows, ledger)
    assert.equal(counts.unsettled, 3)
    await sandbox.advance('P2D')
    const report = await partner.bulk(rows, { ledger })
    assert.deepEqual(outcomesOf(report), ['accepted', 'accepted', 'accepted'])
    assert.equal(report.counts.denied, 3)
    for (const { ids, accepted } of (await countInJournal(sandbox)).byCustomer.values()) {
      assert.deepEqual([ids.size, accepted], [1, 1])
    }
  })

  it('looks customers up, and says which row is wrong and why', async () => {
    await using sandbox = await startSandbox()
    const partner = sandbox.partner()
    const rows: BulkRow[] = [
      { companyName: ' northwind  primary school', qualification: 'education' },
      { domain: 'WingtipUniversity.onmicrosoft.com', qualification: 'Education' },
      { customerId: 'c0de0000-0000-4000-8000-000000000001', qualification: 'Education' },
      { customerId: 'c0de0000-0000-4000-8000-0000000000ff', qualification: 'Education' },
      { domain: 'nowhere.example', qualification: 'SOE' },
      { customerId: 'c0de0000-0000-4000-8000-000000000007', qualification: 'Education' },
      { customerId: '7', qualification: 'Education' },
      { customerId: 'c0de0000-0000-4000-8000-000000000008', qualification: 'Nonprofit' },
    ]
    const checked = await partner.checkBulk(rows)
    assert.equal((await countInJournal(sandbox)).requests, 0)
    const findings = [
      undefined,
      undefined,
      'Duplicate',
      'TenantNotFound',
      'CustomerUnknown',
      'VerificationRequestLimitReached',
      'CustomerIdInvalid',
      'QualificationUnknown',
    ]
    assert.deepEqual(
      checked.lines.map(
        ({ findings: found }) => found.find(({ level }) => level === 'refused')?.rule,
      ),
      findings,
    )
    const report = await partner.bulk(rows, { ledger: memoryLedger() })
    assert.deepEqual(
      report.lines.map(({ finding }) => finding?.rule),
      findings,
    )
    assert.deepEqual(outcomesOf(report), [
      'accepted',
      'accepted',
      'duplicate',
      'unknown',
      'unknown',
      'refused',
      'refused',
      'refused',
    ])
  })

  it('stops with a code that runs dry, and goes on with all else', async () => {
    await using sandbox = await startSandbox()
    const partner = sandbox.partner()
    const ids = await addCustomers(sandbox, 60)
    const rows: BulkRow[] = ids.map((customerId, index) =>
      index % 2 === 0
        ? { customerId, qualification: 'GCC', validationCode: '67890' }
        : { customerId, qualification: 'StateOwnedEntity' },
    )
    const checked = await partner.checkBulk(rows)
    assert.equal(checked.lines[0]?.findings[0]?.rule, 'CodeTooFewUses')
    const options = { ledger: memoryLedger(), concurrency: 2 }
    const { lines, counts } = await partner.bulk(rows, options)
    assert.equal(counts.accepted, 30 + 5)
    const government = lines.filter(({ row }) => row.qualification === 'GCC')
    const refused = government.filter(({ outcome }) => outcome === 'refused')
    assert.ok(refused.length >= 1 && refused.length <= 2, `${refused.length} were refused`)
    const left = government.filter(({ finding }) => finding?.rule === 'CodeExhausted')
    assert.equal(left.length, 30 - 5 - refused.length)
    assert.ok(left.every(({ outcome }) => outcome === 'pending'))
    assert.equal((await countInJournal(sandbox)).requests, 30 + 5 + refused.length)
  })

  it('stops when the caller loses the right to ask, and goes on when they have it again', async (t) => {
    await using sandbox = await startSandbox()
    const rows = educationRows(await addCustomers(sandbox, 40))
    const partner = sandbox.partner()
    const ledger = openLedger(t)
    const body = { code: 900150, errorName: 'RoleNotAllowed', description: 'no role' }
    await sandbox.setFaults([{ operation: 'createQualification', latency: 'PT0.2S' }])
    await runUntil(partner, rows, ledger, 10)
    await sandbox.setFaults([{ operation: 'createQualification', status: 403, body }])
    await assert.rejects(
      partner.bulk(rows, { ledger }),
      (error) => error instanceof PartnerError && error.errorName === 'RoleNotAllowed',
    )
    const { counts: left } = await reportBulk(rows, ledger)
    assert.equal(left.refused, 0)
    assert.ok(left.accepted >= 10 && left.accepted < 40)
    await sandbox.setFaults([])
    const { counts } = await partner.bulk(rows, { ledger })
    assert.equal(counts.accepted, 40)
    for (const { ids, accepted } of (await countInJournal(sandbox)).byCustomer.values()) {
      assert.deepEqual([ids.size, accepted], [1, 1])
    }
  })

  it('tells of a customer who is gone before the verdict', async () => {
    await using sandbox = await startSandbox()
    const [customerId = ''] = await addCustomers(sandbox, 1)
    const partner = sandbox.partner()
    const ledger = memoryLedger()
    const rows = educationRows([customerId])
    await partner.bulk(rows, { ledger })
    await partner.customers.byId(customerId).delete()
    const { lines } = await partner.bulk(rows, { ledger, wait: true })
    assert.deepEqual(
      lines.map(({ outcome, verdict, finding }) => [outcome, verdict, finding?.rule]),
      [['accepted', 'gone', 'CustomerGone']],
    )
  })

  it('goes on with its own rows, partner and service alone', async (t) => {
    await using sandbox = await startSandbox()
    await using other = await startSandbox()
    const ledger = openLedger(t)
    const rows = educationRows(['c0de0000-0000-4000-8000-000000000001'])
    await sandbox.partner().bulk(rows, { ledger })
    const ruleOf = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: unknown) => (error instanceof BulkError ? error.finding.rule : error),
      )
    const refusalOf = async (partner: Partner, changed: readonly BulkRow[]) => {
      const refused = await ruleOf(partner.bulk(changed, { ledger }))
      // A check says it before.
      assert.equal(await ruleOf(partner.checkBulk(changed, { ledger })), refused)
      return refused
    }
    const others = educationRows(['c0de0000-0000-4000-8000-000000000002'])
    assert.equal(await refusalOf(sandbox.partner(), others), 'LedgerOfOtherFile')
    assert.equal(await ruleOf(reportBulk(others, ledger)), 'LedgerOfOtherFile')
    assert.equal(await refusalOf(other.partner(), rows), 'LedgerOfOtherService')
    const fabrikam = sandbox.partner('admin@fabrikam.onmicrosoft.com')
    assert.equal(await refusalOf(fabrikam, rows), 'LedgerOfOtherPartner')
    // Rows may be added, and taken away.
    assert.equal(await refusalOf(sandbox.partner(), [...others, ...rows]), undefined)
    const report = await sandbox.partner().bulk(others, { ledger })
    assert.deepEqual(outcomesOf(report), ['accepted'])
    assert.equal((await countInJournal(sandbox)).requests, 2)
  })

  it('of 100,000 rows for one customer asks once', async () => {
    await using sandbox: Sandbox = await startSandbox()
    const row = { customerId: 'c0de0000-0000-4000-8000-000000000001', qualification: 'SOE' }
    const rows = Array.from({ length: 100_000 }, () => row)
    const { counts } = await sandbox.partner().bulk(rows, { ledger: memoryLedger() })
    assert.deepEqual([counts.accepted, counts.duplicate], [1, 99_999])
    assert.equal((await countInJournal(sandbox)).requests, 1)
  })
})
