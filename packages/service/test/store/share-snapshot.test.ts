import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { test } from 'node:test'
import { connect, openReader, openWriter } from '../../src/store/dialects/sqlite/database.ts'
import { shareSnapshot } from '../../src/store/dialects/sqlite/share-snapshot.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'

function open(folder: string) {
  const file = join(folder, 'store.sqlite')
  const writer = openWriter(file)
  writer.exec('create table thing (name text)')
  const reader = openReader(file)
  const shared = shareSnapshot(reader, connect(reader))
  return {
    shared,
    reader,
    add: () => writer.exec(`insert into thing values ('x')`),
    count: async () => (await shared.connection.query({ sql: 'select * from thing' }, [])).length,
    [Symbol.dispose]() {
      reader.close()
      writer.close()
    },
  }
}

test('reads of one turn see one state, those of the next one what was committed', async (t) => {
  using opened = open(temporaryFolder(t))
  assert.equal(await opened.count(), 0)
  opened.add()
  assert.equal(await opened.count(), 0)
  await nextTurn()
  assert.equal(opened.reader.isTransaction, false)
  assert.equal(await opened.count(), 1)
})

test('whoever learns of a commit sees it at once', async (t) => {
  using opened = open(temporaryFolder(t))
  assert.equal(await opened.count(), 0)
  opened.add()
  opened.shared.refresh()
  assert.equal(await opened.count(), 1)
})

test('a connection that is closed meanwhile does no harm', async (t) => {
  const opened = open(temporaryFolder(t))
  await opened.count()
  opened[Symbol.dispose]()
  await nextTurn()
  await assert.rejects(opened.count())
})
