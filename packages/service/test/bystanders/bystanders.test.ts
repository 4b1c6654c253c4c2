import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { commands } from '../../src/sandbox/commands.ts'
import { openStore } from '../../src/store/open-store.ts'
import { openDirectly, type DirectDatabase } from '../main/support/direct-database.ts'
import { fillWithLookalikes } from '../support/fill-with-lookalikes.ts'
import { names } from '../support/lookalikes.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import {
  addedRows,
  countKept,
  describeChanges,
  readEveryRow,
  type Row,
} from '../support/watch-rows.ts'
import { logLines as otherLines } from './log-lines.ts'
import { readLogLines } from './read-log-lines.ts'
import { setupLines } from './setup-lines.ts'
import { runWrite } from './run-write.ts'
import { writes } from './writes/index.ts'

const logLines = { ...otherLines, ...setupLines }

/** Tables that the schema fills by itself. */
const ofSchema = new Set(['migration'])

onEveryStore('a write', (makeStorage, dialect) => {
  let storage: TestStorage
  let direct: DirectDatabase

  before(async () => {
    storage = await makeStorage()
    await (await openStore(storage.config)).close()
    direct = await openDirectly(storage)
    await fillWithLookalikes(direct.connection)
  })
  after(async () => {
    await direct[Symbol.asyncDispose]()
    await storage[Symbol.asyncDispose]()
  })

  it('has bystanders in every table and every column', async () => {
    for (const [table, { rows }] of await readEveryRow(direct.connection)) {
      if (ofSchema.has(table)) continue
      const [first = {}] = rows
      const owners = new Set(rows.map((row) => ownerOf(table, row)))
      const wanted = 'customer_id' in first || table === 'customer' ? customers : partners
      const missing = wanted.filter((owner) => 'partner_id' in first && !owners.has(owner))
      assert.deepEqual(missing, [], `${table} has no rows of these: extend lookalikes.ts`)
      assert.ok(rows.length > 1, `${table} has no bystander: extend lookalikes.ts`)
      const empty = Object.keys(first).filter((column) => rows.every((row) => row[column] === null))
      assert.deepEqual(empty, [], `${table} has columns without a value: extend lookalikes.ts`)
    }
  })

  for (const { command, writes: some } of writes) {
    const { name } = command
    it(`of ${name} changes what it names and nothing else, and leaves its lines in the logs`, async () => {
      assert.ok(some.length > 0)
      for (const write of some) {
        if (write.only && write.only !== dialect) continue
        const told = `${name} ${write.title}`
        const ran = await runWrite(direct, command, write)
        const changes = write.sweeps
          ? countKept(ran.before, ran.after).filter((line) => !line.startsWith('migration '))
          : describeChanges(ran.before, ran.after, names)
        const lines = write.sweeps ? [] : readLogLines(ran)
        assert.equal(ran.refused, write.refused, told)
        if (ran.told) {
          assert.deepEqual(ran.told, write.tells ?? lines.map(({ action }) => action), told)
        }
        assert.deepEqual(changes, write.changes, told)
        assert.deepEqual(lines, logLines[told] ?? [], told)
        if (dialect === 'sqlite') continue
        for (const [table, lock] of Object.entries(lockOf)) {
          const added = addedRows(ran.before, ran.after, table).length > 0
          assert.ok(!added || ran.locks.includes(lock), `${told} adds to ${table} without its lock`)
        }
      }
    })
  }
})

it('each command has a write among bystanders, and no line of a log is left over', () => {
  assert.deepEqual(
    writes.map(({ command }) => command.name).toSorted(),
    [...commands.keys()].toSorted(),
  )
  const titles = writes.flatMap(({ command, writes: some }) =>
    some.map(({ title }) => `${command.name} ${title}`),
  )
  assert.deepEqual(
    Object.keys(logLines).filter((title) => !titles.includes(title)),
    [],
  )
  assert.equal(new Set(titles).size, titles.length)
})

/** The advisory locks under which chains grow, so that their lines are numbered as they are committed. */
const lockOf = { operator_record: 4_270_003, audit_checkpoint: 4_270_004 }

const partners = ['A', 'B']
const customers = ['A/X', 'A/Y', 'B/X', 'B/Y']

function ownerOf(table: string, row: Row): string {
  const columns = ['partner_id', table === 'customer' ? 'id' : 'customer_id']
  return columns
    .map((column) => row[column])
    .filter((value) => typeof value === 'string')
    .map((value) => names.get(value) ?? value)
    .join('/')
}
