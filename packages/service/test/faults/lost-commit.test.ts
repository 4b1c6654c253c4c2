import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openSnapshot } from '../../src/store/open-snapshot.ts'
import { command } from '../../src/store/command.ts'
import { openPostgresStore } from '../../src/store/dialects/postgres/store.ts'
import { findSetting, putSetting } from '../../src/store/queries/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { tried as known } from '../store/commands.ts'
import { identity } from '../store/store.suite.ts'
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy.ts'
import { connectTo } from './running.ts'

const at = 1_800_000_000_000

let runs = 0

const tried = {
  ...known,
  /** Fails each time with what PostgreSQL says of a transaction that lost against another one. */
  lose: command('lose', async (transaction, { sqlState }: { sqlState: string }): Promise<void> => {
    runs += 1
    const sql = `do $$ begin raise sqlstate '${sqlState}'; end $$`
    await transaction.query({ sql, writes: true }, [])
  }),
  /** Works for longer than the store is patient, and loses its connection at the first runs. */
  plod: command('plod', async (transaction, { breaks }: { breaks: number }): Promise<number> => {
    runs += 1
    await transaction.query({ sql: 'select pg_sleep(1.1)', writes: false }, [])
    if (runs <= breaks) {
      await transaction.query(
        { sql: 'select pg_terminate_backend(pg_backend_pid())', writes: false },
        [],
      )
    }
    return runs
  }),
  /** Does not hear that a statement failed. */
  overhear: command('overhear', async (transaction): Promise<string> => {
    await putSetting(transaction, 'overheard', '1')
    await transaction.query({ sql: 'select nothing', writes: false }, []).catch(() => undefined)
    return 'done'
  }),
}

interface Opened extends AsyncDisposable {
  readonly store: Store
  readonly proxy: CuttingProxy
  readonly url: string
}

async function open(): Promise<Opened> {
  const stack = new AsyncDisposableStack()
  const database = stack.use(await createTestDatabase())
  const proxy = stack.use(await startCuttingProxy(database.url))
  await (await openPostgresStore({ url: database.url })).close()
  const store = await openPostgresStore({ url: proxy.url, migrate: false })
  stack.defer(() => store.close())
  return { store, proxy, url: database.url, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

describe('a commit whose answer is lost (PostgreSQL)', () => {
  for (const cut of ['before', 'half sent', 'half heard', 'after'] as const) {
    it(`has its effect once when its request has an identity, cut: ${cut}`, async () => {
      await using opened = await open()
      const { proxy, store } = opened
      proxy.cut(cut, cut)
      const request = identity()
      const answer = await store.answer(tried.count, { name: 'once' }, at, request)
      assert.deepEqual(answer, { status: 201, body: JSON.stringify({ count: 1, at }) })
      assert.equal(proxy.left(), 0)
      assert.equal(await findSetting(store.reader, 'once'), '1')
      assert.deepEqual(await store.answer(tried.count, { name: 'once' }, at, request), answer)
    })

    it(`is neither called done nor run again without one, cut: ${cut}`, async () => {
      await using opened = await open()
      const { proxy, store } = opened
      for (const call of [
        () => store.run(tried.count, { name: 'unknown' }, at),
        () => store.answer(tried.count, { name: 'unknown' }, at, undefined),
      ]) {
        proxy.cut(cut)
        await assert.rejects(call(), StoreUnavailable)
      }
      const happened = cut === 'after' || cut === 'half heard' ? '2' : undefined
      assert.equal(await findSetting(store.reader, 'unknown'), happened)
    })
  }
})

describe('a transaction (PostgreSQL)', () => {
  for (const sqlState of ['40001', '40P01']) {
    it(`that loses each time (${sqlState}) is given up after five times`, async () => {
      await using opened = await open()
      runs = 0
      await assert.rejects(opened.store.run(tried.lose, { sqlState }, at), StoreUnavailable)
      assert.equal(runs, 5)
    })
  }

  it('that works slowly, as on a busy machine, outlives connections that break', async () => {
    await using opened = await open()
    runs = 0
    assert.equal(await opened.store.run(tried.plod, { breaks: 2 }, at), 3)
  })

  it('that could not get a lock or took too long is a fault of the store', async () => {
    await using opened = await open()
    for (const sqlState of ['55P03', '57014']) {
      await assert.rejects(
        opened.store.run(tried.lose, { sqlState }, at),
        StoreUnavailable,
        sqlState,
      )
    }
    assert.equal(await opened.store.run(tried.note, { name: 'next', value: '1' }, at), 'next=1')
  })

  it('in which a statement failed unheard is not called done', async () => {
    await using opened = await open()
    await assert.rejects(opened.store.run(tried.overhear, {}, at), /"nothing" does not exist/)
    assert.equal(await findSetting(opened.store.reader, 'overheard'), undefined)
  })
})

describe('a snapshot (PostgreSQL)', () => {
  it('ends with its connection, and shows nothing of a later state', async () => {
    await using opened = await open()
    const { store, url } = opened
    const snapshot = await openSnapshot({ url })
    // The first statement says which state it is.
    assert.equal(await findSetting(snapshot.connection, 'later'), undefined)
    await store.run(tried.note, { name: 'later', value: '1' }, at)
    assert.equal(await findSetting(snapshot.connection, 'later'), undefined)
    await using other = await connectTo(url)
    await other.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`,
    )
    await assert.rejects(findSetting(snapshot.connection, 'later'), StoreUnavailable)
    await assert.rejects(findSetting(snapshot.connection, 'later'), StoreUnavailable)
    await snapshot.close()
  })
})
