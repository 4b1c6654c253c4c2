import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { command, type Reply } from '../../src/store/command.ts'
import type { Connection } from '../../src/store/connection.ts'
import { openPostgresStore } from '../../src/store/dialects/postgres/store.ts'
import { listCodes } from '../../src/store/queries/codes.ts'
import { findSetting, putSetting } from '../../src/store/queries/settings.ts'
import type { Commit, Store } from '../../src/store/store.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { startCuttingProxy, type CuttingProxy } from '../faults/cutting-proxy.ts'
import { connectTo } from '../faults/running.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { tried as known } from './commands.ts'
import { identity } from './store.suite.ts'

const at = 1_800_000_000_000
const lockSetting = `select value from setting where name = $1 for update`

/** Tells what holds in a transaction, and how many statements its session has prepared. */
async function look(transaction: Connection): Promise<unknown> {
  const sql = `select current_setting('synchronous_commit') as commit,
    current_setting('enable_seqscan') as seqscan, current_setting('lock_timeout') as lock,
    current_setting('statement_timeout') as statement,
    (select count(*)::int from pg_prepared_statements) as names`
  const [row] = await transaction.query({ sql, writes: false }, [])
  return row
}

const tried = {
  ...known,
  /** Takes one from a row that it locks, as a code is spent. */
  spend: command(
    'spend',
    async (transaction, { name }: { name: string }): Promise<Reply> => {
      const lock = { sql: lockSetting, name: 'lock-setting', writes: false, locks: true }
      const [row] = (await transaction.query(lock, [name])) as { value: string }[]
      const left = Number(row?.value ?? 0)
      if (left > 0) await putSetting(transaction, name, String(left - 1))
      return { status: left > 0 ? 201 : 409, body: { left } }
    },
    ({ name }) => [name],
  ),
  /** Locks what it should have locked before it wrote. */
  lockLate: command(
    'lockLate',
    async (transaction, { name }: { name: string }): Promise<string> => {
      await putSetting(transaction, `${name}-late`, '1')
      await transaction.query({ sql: lockSetting, writes: false, locks: true }, [name])
      return 'done'
    },
    ({ name }) => [name],
  ),
  lookAround: command(
    'lookAround',
    (transaction, _input: { name: string }) => look(transaction),
    ({ name }) => [name],
  ),
  lookAroundAlone: command('lookAroundAlone', (transaction) => look(transaction)),
  /** Brings a text that no database takes. */
  poison: command(
    'poison',
    (transaction, { name }: { name: string }) => putSetting(transaction, name, 'a\0b'),
    ({ name }) => [name],
  ),
}

interface Opened extends AsyncDisposable {
  readonly url: string
  readonly commits: Commit[]
  readonly stores: readonly Store[]
  readonly store: Store
}

/** So many nodes on one database; through a proxy, where there is one. */
async function open(nodes = 1, through = async (url: string) => url): Promise<Opened> {
  const database = await createTestDatabase()
  const commits: Commit[] = []
  const onCommit = (commit: Commit) => void commits.push(commit)
  await (await openPostgresStore({ url: database.url })).close()
  const url = await through(database.url)
  const stores = await Promise.all(
    Array.from({ length: nodes }, () => openPostgresStore({ url, onCommit, migrate: false })),
  )
  return {
    url: database.url,
    commits,
    stores,
    store: stores[0] as Store,
    async [Symbol.asyncDispose]() {
      await Promise.all(stores.map((store) => store.close()))
      await database.drop()
    },
  }
}

/** Lets a batch wait for a lock as long as a test keeps it. */
const patiently = async (url: string) => `${url}?lock_timeout=30000`

/** A node whose network can be cut. */
async function openThroughProxy(): Promise<Opened & { readonly proxy: CuttingProxy }> {
  const proxies: CuttingProxy[] = []
  const opened = await open(1, async (url) => {
    const proxy = await startCuttingProxy(url)
    proxies.push(proxy)
    return patiently(proxy.url)
  })
  const [proxy] = proxies
  assert.ok(proxy)
  return {
    ...opened,
    proxy,
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]()
      await proxy[Symbol.asyncDispose]()
    },
  }
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`)

const noteAll = (store: Store, wanted: readonly string[], value: string) =>
  Promise.all(wanted.map((name) => store.run(tried.note, { name, value }, at)))

/** Waits for a transaction of the store that is open and says nothing. */
async function findOpen(client: Awaited<ReturnType<typeof connectTo>>, condition: string) {
  for (;;) {
    // A transaction sees all along what it saw at its first look.
    await client.query('select pg_stat_clear_snapshot()')
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity
       where application_name = 'accredit' and datname = current_database() and ${condition}`,
    )
    if (rows[0]) return rows[0].pid
    await sleep(5)
  }
}

describe('commands that wait together (PostgreSQL)', () => {
  it('share commits: 64 at once cost a few', async () => {
    await using opened = await open()
    await noteAll(opened.store, names(64), '1')
    assert.ok(opened.commits.length <= 4, `${opened.commits.length} commits`)
    const carried = opened.commits.reduce((sum, { commands }) => sum + commands, 0)
    assert.equal(carried, 64)
  })

  it('share a commit with one that brings 8 MB', async () => {
    await using opened = await open()
    const { store } = opened
    const large = 'x'.repeat(8 * 1024 * 1024)
    await Promise.all([
      noteAll(store, names(15), '1'),
      store.run(tried.note, { name: 'large', value: large }, at),
      noteAll(store, names(31).slice(15), '1'),
    ])
    assert.ok(opened.commits.length <= 4, `${opened.commits.length} commits`)
    assert.ok(opened.commits.every(({ failed }) => !failed))
    assert.equal(await findSetting(store.reader, 'large'), large)
    const kept = await Promise.all(names(31).map((name) => findSetting(store.reader, name)))
    assert.deepEqual(new Set(kept), new Set(['1']))
  })

  it('see each other’s writes where they share a key, on one node and on two', async () => {
    await using opened = await open(2)
    const { stores, store } = opened
    await store.run(tried.note, { name: 'code', value: '50' }, at)
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, index) =>
        (stores[index % 2] as Store).answer(tried.spend, { name: 'code' }, at, identity()),
      ),
    )
    const left = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => (JSON.parse(body ?? '') as { left: number }).left)
    // Each create was spent once.
    assert.deepEqual(
      left.toSorted((a, b) => a - b),
      Array.from({ length: 50 }, (_, index) => index + 1),
    )
    assert.equal(await findSetting(store.reader, 'code'), '0')
    assert.ok(opened.commits.every(({ failed }) => !failed))
  })

  it('answer one request once that comes to two nodes at the same moment', async () => {
    await using opened = await open(2)
    const { stores, store } = opened
    for (const round of names(5)) {
      const request = identity()
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (stores[index % 2] as Store).answer(tried.count, { name: round }, at, request),
        ),
      )
      assert.deepEqual(new Set(answers.map(({ body }) => body)).size, 1)
      assert.equal(await findSetting(store.reader, round), '1')
    }
  })

  it('are not held up by a row that somebody holds, and who needs it gets it', async () => {
    await using opened = await open()
    const { store, url } = opened
    await noteAll(store, ['held', 'free'], '5')
    await using other = await connectTo(url)
    await other.query('begin')
    await other.query(lockSetting, ['held'])
    const waiting = store.answer(tried.spend, { name: 'held' }, at, identity())
    let isDone = false
    void waiting.then(() => (isDone = true))
    const begun = performance.now()
    for (let round = 0; round < 5; round += 1) {
      await noteAll(store, names(20), String(round))
      assert.equal((await store.answer(tried.spend, { name: 'free' }, at, identity())).status, 201)
    }
    // Its holder lets go after this only, so nobody has waited.
    assert.equal(isDone, false)
    await findOpen(other, `wait_event_type = 'Lock'`)
    await other.query('commit')
    assert.equal((await waiting).status, 201)
    assert.equal(await findSetting(store.reader, 'held'), '4')
    assert.ok(performance.now() - begun < 30_000)
  })

  it('are not held up by a key that somebody is about to take', async () => {
    await using opened = await open()
    const { store, url } = opened
    await using other = await connectTo(url)
    await other.query('begin')
    await other.query(`insert into setting (name, value) values ('taken', '0')`)
    const waiting = store.run(tried.note, { name: 'taken', value: '1' }, at)
    await noteAll(store, names(20), '1')
    await other.query('commit')
    assert.equal(await waiting, 'taken=1')
    assert.equal(await findSetting(store.reader, 'taken'), '1')
  })

  it('fail alone', async () => {
    await using opened = await open()
    const { store } = opened
    const [poisoned, failed, late, ...noted] = await Promise.allSettled([
      store.run(tried.poison, { name: 'poisoned' }, at),
      store.run(tried.fail, { name: 'failed', value: '1' }, at),
      store.run(tried.lockLate, { name: 'late' }, at),
      noteAll(store, names(20), '1'),
      store.answer(tried.refuse, { name: 'x' }, at, identity()),
    ])
    assert.equal(poisoned.status, 'rejected')
    assert.ok(!(poisoned.reason instanceof StoreUnavailable), String(poisoned.reason))
    assert.match(String(failed.status === 'rejected' && failed.reason), /a fault of ours/)
    // With a transaction to itself it can wait for its lock when it likes.
    assert.deepEqual(late, { status: 'fulfilled', value: 'done' })
    assert.ok(noted.every(({ status }) => status === 'fulfilled'))
    const kept = await Promise.all(
      ['poisoned', 'failed', 'late-late', 'n19'].map((name) => findSetting(store.reader, name)),
    )
    assert.deepEqual(kept, [undefined, undefined, '1', '1'])
  })

  it('are all run again when their connection is lost before the commit', async () => {
    await using opened = await open()
    const { store } = opened
    const [lost, ...others] = await Promise.allSettled([
      store.run(tried.loseConnection, { name: 'lost', value: '1' }, at),
      noteAll(store, names(10), '1'),
      store.answer(tried.count, { name: 'counted' }, at, identity()),
    ])
    assert.ok(lost.status === 'rejected' && lost.reason instanceof StoreUnavailable)
    assert.ok(others.every(({ status }) => status === 'fulfilled'))
    assert.equal(await findSetting(store.reader, 'counted'), '1')
  })

  it('are told of a commit that nobody hears of while the network is away, and come again', async () => {
    await using opened = await openThroughProxy()
    const { proxy, store, url } = opened
    const calls = names(8).map((name) => ({ name, request: identity() }))
    const sendAll = () =>
      Promise.allSettled(
        calls.map(({ name, request }) => store.answer(tried.count, { name }, at, request)),
      )
    await using other = await connectTo(url)
    await other.query('begin; lock table setting in exclusive mode')
    const sent = sendAll()
    // The server was asked to commit, and cannot yet.
    await findOpen(other, `wait_event_type = 'Lock'`)
    proxy.setAway(true)
    await other.query('rollback')
    for (const end of await sent) {
      assert.ok(end.status === 'rejected' && end.reason instanceof StoreUnavailable, end.status)
    }
    proxy.setAway(false)
    const answers = await sendAll()
    for (const { name } of calls) assert.equal(await findSetting(store.reader, name), '1')
    assert.deepEqual(await sendAll(), answers)
    assert.ok(answers.every((end) => end.status === 'fulfilled' && end.value.status === 201))
      })

  it('are told of a commit in which their backend is ended, unless their id can tell', async () => {
    await using opened = await open(1, patiently)
    const { store, url } = opened
    await using other = await connectTo(url)
    await other.query('begin; lock table setting in exclusive mode')
    // It reads first, so that its write goes with the commit.
    const unknown = Promise.allSettled([store.run(tried.count, { name: 'unknown' }, at)])
    const counted = names(8).map((name) => store.answer(tried.count, { name }, at, identity()))
    const pid = await findOpen(other, `wait_event_type = 'Lock'`)
    await other.query('select pg_terminate_backend($1, 5000)', [pid])
    const [end] = await unknown
    assert.ok(end?.status === 'rejected' && end.reason instanceof StoreUnavailable, end?.status)
    await other.query('rollback')
    assert.ok((await Promise.all(counted)).every(({ status }) => status === 201))
    for (const name of names(8)) assert.equal(await findSetting(store.reader, name), '1')
    assert.equal(await findSetting(store.reader, 'unknown'), undefined)
  })

  it('are all run again when the network breaks before the commit', async () => {
    await using opened = await openThroughProxy()
    const { proxy, store } = opened
    proxy.cut('begun')
    const answers = await Promise.all([
      noteAll(store, names(4), '1'),
      ...names(8).map((name) => store.answer(tried.count, { name: `id-${name}` }, at, identity())),
    ])
    assert.equal(answers.length, 9)
    assert.equal(proxy.left(), 0)
    const kept = [...names(4), ...names(8).map((name) => `id-${name}`)]
    for (const name of kept) assert.equal(await findSetting(store.reader, name), '1')
  })

  for (const cut of ['before', 'half sent', 'half heard', 'after'] as const) {
    it(`are told of a commit whose answer is lost, cut: ${cut}, unless their id can tell`, async () => {
      await using opened = await openThroughProxy()
      const { proxy, store } = opened
      proxy.cut(cut)
      const [unknown, told] = await Promise.all([
        Promise.allSettled(names(8).map((name) => store.run(tried.note, { name, value: '1' }, at))),
        Promise.all(
          names(8).map((name) => store.answer(tried.count, { name: `id-${name}` }, at, identity())),
        ),
      ])
      assert.equal(proxy.left(), 0)
      assert.ok(
        unknown.every((end) => end.status === 'rejected' && end.reason instanceof StoreUnavailable),
      )
      assert.ok(told.every(({ status }) => status === 201))
      const kept = (name: string) => findSetting(store.reader, name)
      assert.deepEqual(
        await Promise.all(names(8).map((name) => kept(`id-${name}`))),
        names(8).map(() => '1'),
      )
      const isDone = cut === 'after' || cut === 'half heard'
      assert.equal(await kept('n0'), isDone ? '1' : undefined)
    })
  }

  it('go on when the schema has grown under them', async () => {
    await using opened = await open()
    const { store, url } = opened
    const partnerId = randomUUID()
    const read = () => listCodes(store.reader, { partnerId: partnerId })
    assert.deepEqual(await read(), [])
    await noteAll(store, names(4), '1')
    await using other = await connectTo(url)
    await other.query('alter table validation_code add column later text')
    await other.query('alter table setting add column later text')
    assert.deepEqual(await read(), [])
    await noteAll(store, names(4), '2')
    assert.equal(await findSetting(store.reader, 'n3'), '2')
  })
})

describe('behind a pooler that shares sessions (PostgreSQL)', () => {
  it('nothing is prepared by name, and each transaction says what it counts on', async () => {
    await using opened = await open(1, async (url) => `${url}?pooler=transaction`)
    const { store, url } = opened
    await using other = await connectTo(url)
    const { rows } = await other.query<{ name: string }>('select current_database() as name')
    // What a session begins with is not the store's there.
    await other.query(`alter database ${rows[0]?.name} set synchronous_commit = off`)
    await other.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where application_name = 'accredit' and datname = current_database()`,
    )
    await Promise.all([noteAll(store, names(40), '1'), noteAll(store, ['a'], '2')])
    assert.equal(await findSetting(store.reader, 'n39'), '1')
    const [batched, alone] = await Promise.all([
      store.run(tried.lookAround, { name: 'batched' }, at),
      store.run(tried.lookAroundAlone, {}, at),
    ])
    const safe = { commit: 'on', seqscan: 'off', statement: '30s', names: 0 }
    assert.deepEqual(batched, { ...safe, lock: '500ms' })
    assert.deepEqual(alone, { ...safe, lock: '5s' })
  })

  it('an address that asks for another kind is refused', async () => {
    await assert.rejects(
      openPostgresStore({ url: 'postgres://postgres@127.0.0.1/x?pooler=statement' }),
      (error) => error instanceof StoreUnavailable && /session or transaction/.test(error.message),
    )
  })
})

describe('reads that wait together (PostgreSQL)', () => {
  it('share round trips', async () => {
    await using opened = await open()
    await noteAll(opened.store, names(64), '1')
    let syncs = 0
    const { sync } = pg.Connection.prototype
    pg.Connection.prototype.sync = function counted() {
      syncs += 1
      sync.call(this)
    }
    try {
      const read = await Promise.all(
        names(64).map((name) => findSetting(opened.store.reader, name)),
      )
      assert.ok(read.every((value) => value === '1'))
    } finally {
      pg.Connection.prototype.sync = sync
    }
    assert.ok(syncs <= 4, `${syncs} round trips`)
  })

  it('go by an index, also in a table that was empty when they were planned', async () => {
    await using opened = await open()
    await using other = await connectTo(opened.url)
    await other.query('vacuum analyze answer')
    const sql = `explain select status from answer
      where partner_id = $1 and target = $2 and request_id = $3`
    const plan = await opened.store.reader.query({ sql, writes: false }, [randomUUID(), 't', 'r'])
    assert.match(JSON.stringify(plan), /Index Scan using answer_by_request/)
  })

  it('fail alone, and wait for none that takes long', async () => {
    await using opened = await open()
    const { reader } = opened.store
    await noteAll(opened.store, ['a'], '1')
    const isDone = { slow: false }
    const slow = reader
      .query({ sql: 'select pg_sleep(2)', writes: false }, [])
      .then(() => (isDone.slow = true))
    const failing = { sql: 'select 1 / $1::int', name: 'failing', writes: false }
    const [failed, ...others] = await Promise.allSettled([
      reader.query(failing, [0]),
      ...names(40).map(() => findSetting(reader, 'a')),
    ])
    assert.equal(isDone.slow, false)
    assert.match(String(failed.status === 'rejected' && failed.reason), /division by zero/)
    assert.ok(others.every((end) => end.status === 'fulfilled' && end.value === '1'))
    await slow
  })
})
