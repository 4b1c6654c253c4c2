import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { test } from 'node:test'
import { connect, openReader, openWriter } from '../../src/store/dialects/sqlite/database.ts'
import { readTogether } from '../../src/store/dialects/sqlite/read-together.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'

function open(folder: string) {
  const file = join(folder, 'store.sqlite')
  const writer = openWriter(file)
  writer.exec('create table thing (name text)')
  const database = openReader(file)
  const ran: string[] = []
  const inner = connect(database)
  const reader = readTogether(database, {
    dialect: 'sqlite',
    async query(statement, parameters) {
      // Between two reads of one turn somebody else commits.
      writer.exec(`insert into thing values ('x')`)
      ran.push(database.isOpen && database.isTransaction ? 'together' : 'alone')
      return inner.query(statement, parameters)
    },
  })
  return {
    database,
    ran,
    count: async () =>
      (await reader.query({ sql: 'select * from thing', writes: false }, [])).length,
    fail: () => reader.query({ sql: 'select * from absent', writes: false }, []),
    [Symbol.dispose]() {
      database.close()
      writer.close()
    },
  }
}

test('reads of one turn run at its end, and see one state', async (t) => {
  using opened = open(temporaryFolder(t))
  const counts = [opened.count(), opened.count(), opened.count()]
  assert.deepEqual(opened.ran, [])
  assert.deepEqual(await Promise.all(counts), [1, 1, 1])
  assert.deepEqual(opened.ran, ['together', 'together', 'together'])
  assert.equal(opened.database.isTransaction, false)
})

test('a read sees all that was committed before its turn ended', async (t) => {
  using opened = open(temporaryFolder(t))
  assert.equal(await opened.count(), 1)
  assert.equal(await opened.count(), 2)
  assert.deepEqual(opened.ran, ['alone', 'alone'])
})

test('a read that fails leaves the others alone', async (t) => {
  using opened = open(temporaryFolder(t))
  const [before, failed, after] = [opened.count(), opened.fail(), opened.count()]
  await assert.rejects(failed, /no such table/)
  assert.deepEqual(await Promise.all([before, after]), [1, 1])
  assert.equal(opened.database.isTransaction, false)
})

test('a connection that is closed meanwhile refuses, and does no harm', async (t) => {
  const opened = open(temporaryFolder(t))
  const counts = [opened.count(), opened.count()].map((count) =>
    assert.rejects(count, StoreUnavailable),
  )
  opened.database.close()
  await Promise.all(counts)
  await nextTurn()
  assert.equal(opened.database.isOpen, false)
})
