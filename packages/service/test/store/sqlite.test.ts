import assert from 'node:assert/strict'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { command } from '../../src/store/command.ts'
import { openSqliteStore } from '../../src/store/dialects/sqlite/store.ts'
import { readMigrations, SchemaTooNew } from '../../src/store/migrations.ts'
import { findSetting } from '../../src/store/queries/settings.ts'
import { StoreInUse } from '../../src/store/in-use.ts'
import type { Commit } from '../../src/store/store.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { sqliteStorage } from '../support/stores.ts'
import { commandsUrl, tried } from './commands.ts'
import { hold, storeSuite, type OpenedStore } from './store.suite.ts'

const at = 1_800_000_000_000

async function open(): Promise<OpenedStore & { readonly file: string; readonly folder: string }> {
  const storage = await sqliteStorage()
  const folder = storage.config.data
  const file = join(folder, 'accredit.sqlite')
  const commits: Commit[] = []
  const onCommit = (commit: Commit) => void commits.push(commit)
  const store = await openSqliteStore({ file, commandsUrl, onCommit })
  return {
    store,
    commits,
    file,
    folder,
    async [Symbol.asyncDispose]() {
      await store.close()
      await storage[Symbol.asyncDispose]()
    },
  }
}

describe('a store (SQLite)', () => storeSuite(open))

describe('a store on SQLite', () => {
  /** Sends commands while another one holds the writer, so that they share the commit after it. */
  const together = async <T>(
    store: OpenedStore['store'],
    send: () => Promise<T>[],
  ): Promise<PromiseSettledResult<T>[]> => {
    using held = await hold(store, 'held')
    const sent = Promise.allSettled(send())
    await held.release()
    return sent
  }
  const read = (store: OpenedStore['store'], names: readonly string[]) =>
    Promise.all(names.map((name) => findSetting(store.reader, name)))

  it('shares commits: 64 commands that wait cost one', async () => {
    await using opened = await open()
    const { store, commits, file } = opened
    const ends = await together(store, () =>
      Array.from({ length: 64 }, (_, index) =>
        store.run(tried.note, { name: `n${index}`, value: '1' }, at),
      ),
    )
    assert.ok(ends.every(({ status }) => status === 'fulfilled'))
    assert.deepEqual(
      commits.map(({ commands }) => commands),
      [1, 64],
    )
    const database = new DatabaseSync(file, { readOnly: true })
    const [row] = database.prepare(`select count(*) as found from setting`).all()
    assert.equal(row?.['found'], 66)
    database.close()
  })

  it('answers the commands of one commit a few per turn, so that others get in between', async () => {
    await using opened = await open()
    const { store } = opened
    let answered = 0
    const perTurn: number[] = []
    const look = () => {
      perTurn.push(answered)
      if (answered < 256) setImmediate(look)
    }
    const ends = await together(store, () =>
      Array.from({ length: 256 }, async (_, index) => {
        await store.run(tried.note, { name: `n${index}`, value: '1' }, at)
        if (answered === 0) setImmediate(look)
        answered += 1
      }),
    )
    assert.ok(ends.every(({ status }) => status === 'fulfilled'))
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal(perTurn.at(-1), 256)
    const steps = perTurn.map((seen, turn) => seen - (perTurn[turn - 1] ?? 0))
    assert.ok(Math.max(...steps) <= 64, `answers per turn: ${steps.join(' ')}`)
  })

  it('answers all that was committed before it closes', async () => {
    await using opened = await open()
    const { store } = opened
    const sent = Array.from({ length: 64 }, (_, index) =>
      store.run(tried.note, { name: `n${index}`, value: '1' }, at),
    )
    // The calls of a turn are on their way to the writer when the turn is over.
    await new Promise((resolve) => setImmediate(resolve))
    const [ends] = await Promise.all([Promise.allSettled(sent), store.close()])
    assert.ok(ends.every(({ status }) => status === 'fulfilled'))
  })

  it('shares commits without being made to: 64 at once cost a few', async () => {
    await using opened = await open()
    const { store, commits } = opened
    await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        store.run(tried.note, { name: `n${index}`, value: '1' }, at),
      ),
    )
    assert.ok(commits.length <= 16, `${commits.length} commits`)
  })

  it('undoes one failing command and commits the others of its batch', async () => {
    await using opened = await open()
    const { store, commits } = opened
    const note = (name: string) => store.run(tried.note, { name, value: '1' }, at)
    const ends = await together<unknown>(store, () => [
      note('first'),
      store.run(tried.fail, { name: 'second', value: '1' }, at),
      store.run(tried.violate, {}, at),
      store.run(tried.refuse, { name: 'x' }, at),
      note('third'),
    ])
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected', 'rejected', 'fulfilled'],
    )
    assert.deepEqual(await read(store, ['first', 'second', 'third']), ['1', undefined, '1'])
    assert.deepEqual(
      commits.map(({ commands, failed }) => [commands, failed]),
      [
        [1, false],
        [5, false],
      ],
    )
  })

  it('runs no command that the module of the writer does not register', async () => {
    await using opened = await open()
    const stranger = command('stranger', async () => 'ran')
    await assert.rejects(opened.store.run(stranger, {}, at), /no command is called stranger/)
    assert.equal(await opened.store.run(tried.note, { name: 'next', value: '1' }, at), 'next=1')
  })

  const batchFaults = {
    'SQLite ends the transaction': 'endTransaction',
    'the commit fails': 'spoilCommit',
  } as const
  for (const [what, faulty] of Object.entries(batchFaults)) {
    it(`acknowledges nothing of a batch when ${what}, and works on`, async () => {
      await using opened = await open()
      const { store, commits } = opened
      const note = (name: string) => store.run(tried.note, { name, value: '1' }, at)
      const ends = await together<unknown>(store, () => [
        note('first'),
        store.run(tried[faulty], { name: 'second', value: '1' }, at),
        note('third'),
      ])
      for (const end of ends) {
        assert.ok(end.status === 'rejected' && end.reason instanceof StoreUnavailable)
      }
      const found = await read(store, ['held-after', 'first', 'second', 'third'])
      assert.deepEqual(found, ['1', undefined, undefined, undefined])
      assert.deepEqual(
        commits.map(({ failed }) => failed),
        [false, true],
      )
      assert.equal(await note('again'), 'again=1')
    })
  }

  it('starts its writer anew when a fault brings it down', async () => {
    await using opened = await open()
    const { store } = opened
    await store.run(tried.note, { name: 'before', value: '1' }, at)
    for (const name of ['first', 'second']) {
      const crashed = store.run(tried.crash, { name, value: '1' }, at)
      await assert.rejects(crashed, StoreUnavailable)
      const next = await store.run(tried.note, { name: `${name}-next`, value: '1' }, at)
      assert.equal(next, `${name}-next=1`)
      await store.check()
    }
    const names = ['before', 'first', 'first-next', 'second', 'second-next']
    assert.deepEqual(await read(store, names), ['1', undefined, '1', undefined, '1'])
  })

  it('serves one file to one opener at a time', async () => {
    await using opened = await open()
    await assert.rejects(
      openSqliteStore({ file: opened.file, commandsUrl }),
      (error) => error instanceof StoreInUse && error.pid === process.pid,
    )
    const link = `${opened.file}.link`
    symlinkSync(opened.file, link)
    await assert.rejects(openSqliteStore({ file: link, commandsUrl }), StoreInUse)
    await opened.store.close()
    const next = await openSqliteStore({ file: opened.file, commandsUrl })
    await next.close()
  })

  it('migrates once: opening again changes nothing', async () => {
    await using opened = await open()
    const { store, file } = opened
    await store.run(tried.note, { name: 'kept', value: '1' }, at)
    await store.close()
    const look = () => {
      const database = new DatabaseSync(file, { readOnly: true })
      const schema = database.prepare('select type, name, sql from sqlite_master').all()
      const [version] = database.prepare('pragma user_version').all()
      database.close()
      return { schema, version: version?.['user_version'] }
    }
    const before = look()
    assert.equal(before.version, readMigrations('sqlite').length)
    for (const _ of [1, 2]) {
      const again = await openSqliteStore({ file, commandsUrl })
      assert.equal(await findSetting(again.reader, 'kept'), '1')
      await again.close()
    }
    assert.deepEqual(look(), before)
  })

  const set = (file: string, version: number) => {
    const database = new DatabaseSync(file)
    database.exec(`pragma user_version = ${version}`)
    database.close()
  }

  it('refuses a newer schema without touching it, and lets go of the file', async () => {
    await using opened = await open()
    const { store, file } = opened
    await store.close()
    set(file, 9_999)
    for (const _ of [1, 2]) {
      await assert.rejects(openSqliteStore({ file, commandsUrl }), SchemaTooNew)
    }
    set(file, readMigrations('sqlite').length)
    const again = await openSqliteStore({ file, commandsUrl })
    await again.close()
  })

  it('says why its writer did not start, and lets go of the file', async () => {
    await using opened = await open()
    const { store, file, folder } = opened
    await store.close()
    const broken = join(folder, 'broken.mjs')
    writeFileSync(broken, 'throw new Error("no commands today")')
    const wrong = { file, commandsUrl: pathToFileURL(broken).href }
    for (const _ of [1, 2]) {
      await assert.rejects(openSqliteStore(wrong), /no commands today/)
    }
    const again = await openSqliteStore({ file, commandsUrl })
    await again.close()
  })

  it('is durable at each commit', async () => {
    await using opened = await open()
    const { store, file } = opened
    await store.run(tried.note, { name: 'durable', value: '1' }, at)
    const database = new DatabaseSync(file)
    const [mode] = database.prepare('pragma journal_mode').all()
    assert.equal(mode?.['journal_mode'], 'wal')
    const [row] = database.prepare(`select value from setting where name = 'durable'`).all()
    assert.equal(row?.['value'], '1')
    database.close()
  })
})
