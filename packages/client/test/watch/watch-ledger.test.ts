import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { it, type TestContext } from 'node:test'
import { BulkError, type QualificationEvent } from '../../src/index.ts'
import { openFileLedger, openWatchLedger } from '../../src/node/index.ts'

function temporaryFile(t: TestContext, name = 'watch.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-watch-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return join(folder, name)
}

const opened = { service: 'https://a.test', partner: 'p', since: '2026-03-02T09:00:00.000Z' }

const event = (id: string) =>
  ({
    id,
    type: 'qualification.denied',
    timestamp: '2026-03-02T09:00:00.000Z',
    data: { customerId: `customer of ${id}` },
  }) as unknown as QualificationEvent

const told = (id: string, ...receivers: string[]) => ({
  event: event(id),
  customerName: 'Northwind',
  receivers,
})

const ruleOf = (error: unknown) => (error instanceof BulkError ? error.finding.rule : error)

it('keeps each event for each receiver until it is settled, over a death', async (t) => {
  const file = temporaryFile(t)
  {
    using ledger = openWatchLedger(file)
    await ledger.open(opened)
    await ledger.commit({ told: [told('1', 'hook', 'mail'), told('2', 'hook')] })
    await ledger.commit({ told: [told('3', 'hook', 'mail'), told('1', 'hook')] })
  }
  assert.equal(statSync(file).mode & 0o777, 0o600)
  using ledger = openWatchLedger(file)
  assert.deepEqual((await ledger.read()).opened, opened)
  const waiting = async (receiver: string) =>
    (await ledger.waiting(receiver)).map((one) => `${one.event.id} ${one.failures} ${one.dueAt}`)
  // Those of one commit come together, and an id that was told is not told again.
  assert.deepEqual(await waiting('hook'), ['1 0 0', '2 0 0'])
  assert.deepEqual(await waiting('mail'), ['1 0 0'])
  await ledger.settle('hook', ['1'])
  await ledger.postpone('hook', ['2'], 5_000)
  assert.deepEqual(await waiting('hook'), ['2 1 5000'])
  await ledger.postpone('hook', ['2'], undefined)
  assert.deepEqual(await waiting('hook'), ['3 0 0'])
  assert.deepEqual(await waiting('mail'), ['1 0 0'])
  // Whoever holds it next tries at once, and what was given up, too.
  const release = await ledger.hold()
  assert.deepEqual(await waiting('hook'), ['2 0 0'])
  await release()
})

it('writes a look as a whole or not at all', async (t) => {
  const file = temporaryFile(t)
  using ledger = openWatchLedger(file)
  await ledger.open(opened)
  const customer = { id: 'c', name: 'Northwind', qualifications: [] }
  const broken = { ...told('1', 'hook'), event: { ...event('1'), id: undefined as never } }
  await assert.rejects(ledger.commit({ customers: [customer], told: [broken] }))
  assert.deepEqual((await ledger.read()).customers, [])
  const seen = [
    { id: 'old', at: '2026-03-01T23:00:00.000Z' },
    { id: 'new', at: '2026-03-02T01:00:00.000Z' },
  ]
  await ledger.commit({ customers: [customer], seen, readFrom: '2026-03-02T09:00:00.000Z' })
  const state = await ledger.read()
  assert.deepEqual([state.customers, [...state.seen]], [[customer], ['new']])
  await ledger.commit({ gone: ['c'] })
  assert.deepEqual((await ledger.read()).customers, [])
})

it('is held by one watch alone', async (t) => {
  const file = temporaryFile(t)
  using one = openWatchLedger(file)
  using other = openWatchLedger(file)
  const release = await one.hold()
  assert.equal(await other.hold().then(() => 'held', ruleOf), 'LedgerHeld')
  await release()
  await (
    await other.hold()
  )()
})

it('that is cut off, or is something else, is refused and left as it is', async (t) => {
  const file = temporaryFile(t)
  {
    using ledger = openWatchLedger(file)
    for (let batch = 0; batch < 40; batch += 1) {
      await ledger.commit({
        told: Array.from({ length: 10 }, (_, index) => told(`${batch}-${index}`, 'hook')),
      })
    }
  }
  const cut = temporaryFile(t)
  copyFileSync(file, cut)
  truncateSync(cut, Math.floor(readFileSync(cut).length / 2 / 4096) * 4096)
  assert.throws(
    () => openWatchLedger(cut),
    (error) => ruleOf(error) === 'WatchLedgerDamaged',
  )
  // A bulk's ledger is none of a watch, nor the other way round.
  assert.throws(
    () => openFileLedger(file),
    (error) => ruleOf(error) === 'LedgerUnknown',
  )
  const foreign = temporaryFile(t, 'shop.db')
  {
    using shop = new DatabaseSync(foreign) as DatabaseSync & Disposable
    shop.exec('create table orders (id text)')
  }
  const before = readFileSync(foreign)
  assert.throws(
    () => openWatchLedger(foreign),
    (error) => ruleOf(error) === 'LedgerUnknown',
  )
  assert.deepEqual(readFileSync(foreign), before)
})
