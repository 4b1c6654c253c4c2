import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import fs, { existsSync, readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, it, type TestContext } from 'node:test'
import pg from 'pg'
import { backUp, restore } from '../../src/store/dialects/sqlite/backup.ts'
import { openSqliteBeside } from '../../src/store/dialects/sqlite/beside.ts'
import { openPostgresStore } from '../../src/store/dialects/postgres/store.ts'
import { openSqliteStore } from '../../src/store/dialects/sqlite/store.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { createTestDatabase } from '../postgres/database.ts'
import type { Store } from '../../src/store/store.ts'
import { commandsUrl, tried } from './commands.ts'

const at = 1_800_000_000_000

/** Asks the engine where commands run, so that no constant of ours can answer for it. */
async function askEngine(store: Pick<Store, 'run'>, questions: readonly string[]) {
  const answers: Record<string, unknown> = {}
  for (const sql of questions) answers[sql] = await store.run(tried.ask, { sql }, at)
  return answers
}

async function openFile(t: TestContext) {
  const file = join(temporaryFolder(t), 'accredit.sqlite')
  const store = await openSqliteStore({ file, commandsUrl })
  t.after(() => store.close())
  return { file, store }
}

describe('what SQLite says of the connection that writes', () => {
  it('is that each commit is synced, in the thread of the service', async (t) => {
    const { store } = await openFile(t)
    const expected = {
      'pragma journal_mode': 'wal',
      // 2 is FULL: the log is synced with each commit. 1 would sync it at checkpoints alone.
      'pragma synchronous': 2,
      'pragma foreign_keys': 1,
      'pragma temp_store': 2,
    }
    assert.deepEqual(await askEngine(store, Object.keys(expected)), expected)
  })

  it('is the same for the operator’s, and that what is erased is overwritten', async (t) => {
    const { file, store } = await openFile(t)
    const beside = await openSqliteBeside(file)
    t.after(() => beside.close())
    const expected = {
      'pragma journal_mode': 'wal',
      'pragma synchronous': 2,
      'pragma foreign_keys': 1,
      'pragma secure_delete': 1,
    }
    assert.deepEqual(await askEngine(beside, Object.keys(expected)), expected)

    const marker = 'the name of somebody who asked to be forgotten'
    await store.run(tried.note, { name: 'somebody', value: marker.repeat(20) }, at)
    settle(file)
    assert.ok(readFileSync(file).includes(marker))
    await beside.run(tried.ask, { sql: `delete from setting where name = 'somebody'` }, at)
    settle(file)
    assert.equal(readFileSync(file).includes(marker), false)
  })
})

/** Brings all that is in the log into the file. */
function settle(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5_000 })
  const [row] = database.prepare('pragma wal_checkpoint(truncate)').all()
  database.close()
  assert.equal(row?.['busy'], 0)
}

describe('what the file system is asked for', () => {
  /** Each prepares something, and gives what then makes the target. */
  const makers = {
    'a backup': (file: string, target: string) => () => backUp(file, target),
    'a restored store': (file: string, target: string) => {
      backUp(file, `${file}.backup`)
      return () => restore(`${file}.backup`, target)
    },
  }
  for (const [what, prepare] of Object.entries(makers)) {
    it(`gives ${what} its name once its last byte is on disk, and then syncs the name`, async (t) => {
      const { file, store } = await openFile(t)
      await store.run(tried.note, { name: 'kept', value: 'x'.repeat(10_000) }, at)
      const target = join(temporaryFolder(t), 'folder', 'target.sqlite')
      fs.mkdirSync(dirname(target))
      const make = prepare(file, target)
      const calls = watchCalls(t)
      make()
      assert.ok(existsSync(target))
      const whole = hash('sha256', readFileSync(target))
      const named = calls.findIndex(({ call }) => call === 'rename')
      assert.deepEqual(
        calls.filter(({ call }) => call === 'rename').map(({ path, to }) => [path, to]),
        [[`${target}.partial`, target]],
      )
      const before = calls.slice(0, named).findLast(({ call }) => call === 'sync')
      assert.equal(before?.path, `${target}.partial`)
      assert.equal(before?.content, whole, 'all of it was there when it was synced')
      const [after, ...more] = calls.slice(named + 1)
      assert.deepEqual([after?.call, after?.path, more], ['sync', dirname(target), []])
    })
  }
})

interface Call {
  readonly call: 'sync' | 'rename'
  readonly path: string
  readonly to?: string
  /** Digest of what was in the file when it was synced. */
  readonly content?: string
}

/** Watches the calls of the file system that decide what a power failure leaves. */
function watchCalls(t: TestContext): Call[] {
  const calls: Call[] = []
  const opened = new Map<number, string>()
  const { fsyncSync, openSync, renameSync, statSync } = fs
  t.mock.method(fs, 'openSync', (...args: Parameters<typeof openSync>) => {
    const descriptor = openSync(...args)
    opened.set(descriptor, String(args[0]))
    return descriptor
  })
  t.mock.method(fs, 'fsyncSync', (descriptor: number) => {
    fsyncSync(descriptor)
    const path = opened.get(descriptor) ?? '?'
    const isFile = statSync(path).isFile()
    calls.push({
      call: 'sync',
      path,
      ...(isFile && { content: hash('sha256', readFileSync(path)) }),
    })
  })
  t.mock.method(fs, 'renameSync', (path: string, to: string) => {
    renameSync(path, to)
    calls.push({ call: 'rename', path, to })
  })
  syncBuiltinESMExports()
  t.after(() => {
    t.mock.restoreAll()
    syncBuiltinESMExports()
  })
  return calls
}

describe('what PostgreSQL says inside the transaction of a command', () => {
  it('is read committed and a synced commit, whatever the database’s defaults are', async (t) => {
    await using database = await createTestDatabase()
    const client = new pg.Client(database.url)
    await client.connect()
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    for (const setting of [
      `default_transaction_isolation = 'serializable'`,
      'synchronous_commit = off',
    ]) {
      await client.query(
        `alter database ${pg.escapeIdentifier(rows[0]?.name ?? '')} set ${setting}`,
      )
    }
    await client.end()
    const store = await openPostgresStore({ url: database.url, connections: 2 })
    t.after(() => store.close())
    const expected = {
      'show transaction_isolation': 'read committed',
      'show synchronous_commit': 'on',
      'show transaction_read_only': 'off',
      'show lock_timeout': '5s',
      'show statement_timeout': '30s',
    }
    const answers = await askEngine(store, Object.keys(expected))
    await store.close()
    assert.deepEqual(answers, expected)
  })
})
