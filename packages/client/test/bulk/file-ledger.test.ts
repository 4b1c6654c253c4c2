import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs, {
  fstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { BulkError, type LedgerEntry } from '../../src/index.ts'
import { openFileLedger, openSharedSlots } from '../../src/node/index.ts'

function temporaryFile(t: TestContext, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-bulk-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return join(folder, name)
}

const entry = (line: string): LedgerEntry => ({
  kind: 'finding',
  line,
  at: '2026-03-02T09:00:00.000Z',
  finding: { rule: 'CustomerUnknown', values: { value: 'São João' } },
})

const ruleOf = (error: unknown) => (error instanceof BulkError ? error.finding.rule : error)

function ruleOfThrown(work: () => unknown): unknown {
  try {
    work()
    return 'nothing'
  } catch (error) {
    return ruleOf(error)
  }
}

describe('a ledger in a file', () => {
  it('keeps entries in their order, for its owner alone', async (t) => {
    const file = temporaryFile(t, 'a.ledger')
    const ledger = openFileLedger(file)
    await ledger.append([entry('1'), entry('2')])
    await ledger.append([entry('3')])
    ledger.close()
    assert.equal(statSync(file).mode & 0o777, 0o600)
    using again = openFileLedger(file)
    assert.deepEqual(await again.read(), [entry('1'), entry('2'), entry('3')])
  })

  it('has an entry once the disk has it, and says why the disk does not take it', async (t) => {
    const file = temporaryFile(t, 'a.ledger')
    using ledger = openFileLedger(file)
    const syncs: { readonly log: number; readonly end: (error: Error | null) => void }[] = []
    t.mock.method(fs, 'fdatasync', (log: number, end: (error: Error | null) => void) => {
      syncs.push({ log, end })
    })
    syncBuiltinESMExports()
    t.after(() => {
      t.mock.restoreAll()
      syncBuiltinESMExports()
    })
    let isDone = false
    const appended = ledger.append([entry('1')]).then(() => (isDone = true))
    await new Promise(setImmediate)
    assert.deepEqual([syncs.length, isDone], [1, false])
    const [first] = syncs
    assert.equal(fstatSync(first?.log ?? -1).ino, statSync(`${file}-wal`).ino)
    first?.end(null)
    await appended
    const refused = ledger.append([entry('2')])
    syncs[1]?.end(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
    await assert.rejects(refused, (error) => ruleOf(error) === 'LedgerFull')
  })

  it('is held by one run; another is told by whom, and may read', async (t) => {
    const file = temporaryFile(t, 'a.ledger')
    using ledger = openFileLedger(file)
    const release = await ledger.hold()
    await ledger.append([entry('1')])
    const module = fileURLToPath(new URL('../../src/node/index.ts', import.meta.url))
    const text = `
      import { openFileLedger } from ${JSON.stringify(module)}
      const ledger = openFileLedger(${JSON.stringify(file)})
      const held = await ledger.hold().then(() => 'free', (error) => error.message)
      console.log(JSON.stringify({ held, entries: (await ledger.read()).length }))`
    const look = () =>
      JSON.parse(
        execFileSync(process.execPath, ['--conditions=source', '--input-type=module', '-e', text], {
          encoding: 'utf8',
        }),
      ) as { held: string; entries: number }
    const told = look()
    assert.equal(told.entries, 1)
    assert.match(told.held, new RegExp(`process ${process.pid} of .+ on .+, since 20`))
    await release()
    assert.equal(look().held, 'free')
  })

  it('that is cut off, or is something else, is refused', async (t) => {
    const file = temporaryFile(t, 'a.ledger')
    const ledger = openFileLedger(file)
    const release = await ledger.hold()
    for (let index = 0; index < 200; index += 1) await ledger.append([entry(String(index))])
    await release()
    ledger.close()
    truncateSync(file, Math.floor(readFileSync(file).length / 2 / 4096) * 4096)
    assert.equal(
      ruleOfThrown(() => openFileLedger(file)),
      'LedgerDamaged',
    )
    // Emptied, it would be taken for a new one, if it had no lock beside it.
    truncateSync(file, 0)
    assert.equal(
      ruleOfThrown(() => openFileLedger(file)),
      'LedgerDamaged',
    )
    rmSync(file)
    openFileLedger(file).close()
    writeFileSync(file, 'customer id,qualification\n'.repeat(100))
    assert.equal(
      ruleOfThrown(() => openFileLedger(file)),
      'LedgerUnknown',
    )
  })
})

describe('slots in a file', () => {
  it('are one line for all processes', (t) => {
    const file = temporaryFile(t, 'rate.db')
    using one = openSharedSlots(file)
    using other = openSharedSlots(file)
    const now = 1_000_000
    assert.deepEqual(
      [one, other, one, other].map((slots) => slots.take('a', 100, now)),
      [now, now + 100, now + 200, now + 300],
    )
    assert.equal(other.take('b', 100, now), now)
    void one.pause('a', now + 30_000)
    assert.equal(other.pausedUntil('a'), now + 30_000)
    assert.equal(other.take('a', 100, now), now + 30_000)
    // A pause is no credit.
    assert.equal(other.take('a', 100, now + 90_000), now + 90_000)
    assert.equal(other.take('a', 100, now + 90_000), now + 90_100)
    // Nor is a clock that was put back a reason to wait for a day.
    assert.equal(one.take('a', 100, now - 86_400_000), now - 86_400_000)
  })
})
