import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openNumbering } from '../../src/operations/number-events.ts'
import { openPool } from '../../src/store/dialects/postgres/connection.ts'
import { openNews } from '../../src/store/dialects/postgres/news.ts'
import { openPostgresStore } from '../../src/store/dialects/postgres/store.ts'
import { readMigrations, SchemaTooNew, SchemaTooOld } from '../../src/store/migrations.ts'
import { findSetting } from '../../src/store/queries/settings.ts'
import type { RequestIdentity } from '../../src/store/command.ts'
import type { Commit } from '../../src/store/store.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { connectTo } from '../faults/running.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { postgresStorage } from '../support/stores.ts'
import { tried } from './commands.ts'
import { identity, storeSuite, type OpenedStore } from './store.suite.ts'

const at = 1_800_000_000_000
const partnerId = 'c0de0000-0000-4000-8000-00000000a001'

async function open(): Promise<OpenedStore & { readonly url: string }> {
  const storage = await postgresStorage()
  const { store: url } = storage.config
  const commits: Commit[] = []
  const onCommit = (commit: Commit) => void commits.push(commit)
  const store = await openPostgresStore({ url, connections: 8, onCommit })
  return {
    store,
    commits,
    url,
    async [Symbol.asyncDispose]() {
      await store.close()
      await storage[Symbol.asyncDispose]()
    },
  }
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

describe('a store (PostgreSQL)', () => storeSuite(open))

describe('a store on PostgreSQL', () => {
  it('is migrated once by twenty that start at the same moment', async () => {
    await using database = await createTestDatabase()
    const { url } = database
    const stores = await Promise.all(
      Array.from({ length: 20 }, () => openPostgresStore({ url, connections: 1 })),
    )
    await Promise.all(stores.map((store) => store.close()))
    const steps = await query(url, 'select version, name from migration order by version')
    assert.deepEqual(
      steps,
      readMigrations('postgres').map(({ version, name }) => ({ version, name })),
    )
  })

  it('refuses a newer schema, and an older one where it may not migrate', async () => {
    await using database = await createTestDatabase()
    const { url } = database
    await assert.rejects(openPostgresStore({ url, migrate: false }), SchemaTooOld)
    await (await openPostgresStore({ url })).close()
    await (await openPostgresStore({ url, migrate: false })).close()
    await query(url, `insert into migration (version, name) values (9999, 'from the future')`)
    await assert.rejects(openPostgresStore({ url }), SchemaTooNew)
    await assert.rejects(openPostgresStore({ url, migrate: false }), SchemaTooNew)
  })

  it('stops hearing of others at any moment, also while the connection for it is opened', async () => {
    await using database = await createTestDatabase()
    for (const wait of [0, 1, 2, 5, 10, 20]) {
      const news = openNews(database.url, () => undefined)
      await sleep(wait)
      const ended = await Promise.race([news.close().then(() => 'closed'), sleep(5_000)])
      assert.equal(ended, 'closed', `after ${wait} ms`)
    }
  })

  it('says that it cannot be reached', async () => {
    await using database = await createTestDatabase()
    const away = new URL(database.url)
    away.pathname = '/nowhere'
    await assert.rejects(openPostgresStore({ url: away.href }), StoreUnavailable)
    away.port = '1'
    await assert.rejects(openPostgresStore({ url: away.href }), StoreUnavailable)
  })

  it('serves all with one connection for those that run alone', async () => {
    await using database = await createTestDatabase()
    const store = await openPostgresStore({ url: database.url, connections: 1 })
    const key = { partnerId: randomUUID(), requestId: randomUUID(), target: 'POST /' }
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await store.run(tried.forget, key, at)
        await store.run(tried.note, { name: `n${index}`, value: '1' }, at)
        assert.equal(await findSetting(store.reader, `n${index}`), '1')
      }),
    )
    await store.close()
  })

  it('says that the server has too few connections, and goes on when it has more', async () => {
    await using database = await createTestDatabase()
    const { url, name } = database
    await (await openPostgresStore({ url })).close()
    // Limits do not hold for a superuser.
    await query(url, `create role ${name} login connection limit 1 in role postgres`)
    const narrow = new URL(url)
    narrow.username = name
    const store = await openPostgresStore({ url: narrow.href, migrate: false })
    try {
      assert.equal(await store.run(tried.note, { name: 'a', value: '1' }, at), 'a=1')
      await assert.rejects(findSetting(store.reader, 'a'), (error) => {
        assert.ok(error instanceof StoreUnavailable, String(error))
        return /too many connections/.test(error.message)
      })
      await query(url, `alter role ${name} connection limit 20`)
      assert.equal(await findSetting(store.reader, 'a'), '1')
    } finally {
      await store.close()
      await query(url, `drop role ${name}`)
    }
  })

  it('runs again what lost against another transaction', async () => {
    await using opened = await open()
    const { store } = opened
    for (const name of ['one', 'two']) await store.run(tried.note, { name, value: '1' }, at)
    const ends = await Promise.all([
      store.run(tried.lockBoth, { first: 'one', second: 'two' }, at),
      store.run(tried.lockBoth, { first: 'two', second: 'one' }, at),
    ])
    assert.deepEqual(ends, ['both', 'both'])
  })

  it('tells a lost connection from a fault of the command, and works on', async () => {
    await using opened = await open()
    const { store } = opened
    const lost = store.run(tried.loseConnection, { name: 'lost', value: '1' }, at)
    await assert.rejects(lost, StoreUnavailable)
    assert.equal(await findSetting(store.reader, 'lost'), undefined)
    assert.equal(await store.run(tried.note, { name: 'next', value: '1' }, at), 'next=1')
  })

  it('survives the end of all its idle connections', async () => {
    await using opened = await open()
    const { store, url } = opened
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        store.run(tried.note, { name: `n${index}`, value: '1' }, at),
      ),
    )
    await query(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'accredit' and datname = current_database()`,
    )
    // Some of its connections may have noticed by now; each call fails cleanly or works.
    for (let attempt = 0; attempt < 10; attempt += 1) {
      try {
        await store.run(tried.note, { name: 'after', value: '1' }, at)
      } catch (error) {
        assert.ok(error instanceof StoreUnavailable, String(error))
      }
    }
    assert.equal(await store.run(tried.note, { name: 'after', value: '2' }, at), 'after=2')
  })

  it('numbers all events that were committed, however many came at once', async () => {
    await using opened = await open()
    const { store, url } = opened
    await query(
      url,
      `insert into event (partner_id, id, type, correlation_id, at, data)
       select '${partnerId}', gen_random_uuid(), 'code.low', '${partnerId}', 0, '{}'
       from generate_series(1, 2001)`,
    )
    await openNumbering(store, () => at)?.()
    const left = await query(url, 'select count(*)::int as count from event where position is null')
    assert.deepEqual(left, [{ count: 0 }])
  })

  it('keeps those who share a transaction waiting for half a second, on the nodes of a cluster too', async () => {
    await using opened = await open()
    const { store, url } = opened
    const taken = identity()
    await using other = await connectTo(url)
    await other.query('begin')
    await other.query(
      `insert into answer (partner_id, request_id, target, fingerprint, status, expires_at)
       values ($1, $2, $3, $4, 200, $5)`,
      [taken.partnerId, taken.requestId, taken.target, taken.fingerprint, taken.expiresAt],
    )
    const begun = performance.now()
    const ask = (request: RequestIdentity) =>
      store.answer(tried.refuse, { name: request.requestId }, at, request)
    const waiting = ask(taken)
    // Asked for in the same turn, so that they share its transaction.
    await Promise.all([identity(), identity(), identity()].map(ask))
    const milliseconds = performance.now() - begun
    await other.query('rollback')
    assert.equal((await waiting).status, 404)
    assert.ok(milliseconds < 4_000, `${milliseconds} ms`)
  })

  it('is durable at each commit, whatever the server’s default', async () => {
    await using opened = await open()
    const [row] = await opened.store.reader.query(
      { sql: 'show synchronous_commit', writes: false },
      [],
    )
    assert.deepEqual(row, { synchronous_commit: 'on' })
  })

  it('is durable at each commit, whatever the address asks for', async () => {
    await using opened = await open()
    const url = `${opened.url}?options=${encodeURIComponent('-c synchronous_commit=off')}`
    const pool = openPool(url, 1, 'serve')
    const { rows } = await pool.query('show synchronous_commit')
    await pool.end()
    assert.deepEqual(rows, [{ synchronous_commit: 'on' }])
  })
})
