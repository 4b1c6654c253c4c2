import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import pg from 'pg'
import { command, type Reply } from '../../src/store/command.ts'
import { listCodes } from '../../src/store/queries/codes.ts'
import { findSetting, putSetting } from '../../src/store/queries/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { connectTo } from '../faults/running.ts'
import { tried as known } from './commands.ts'
import { at, findOpen, names, noteAll, openNodes } from './nodes.ts'
import { identity } from './store.suite.ts'

const lockSetting = `select value from setting where name = $1 for update`

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
  /** Brings a text that no database takes. */
  poison: command(
    'poison',
    (transaction, { name }: { name: string }) => putSetting(transaction, name, 'a\0b'),
    ({ name }) => [name],
  ),
}

describe('commands that wait together (PostgreSQL)', () => {
  it('share commits: 64 at once cost a few', async () => {
    await using opened = await openNodes()
    await noteAll(opened.store, names(64), '1')
    assert.ok(opened.commits.length <= 4, `${opened.commits.length} commits`)
    const carried = opened.commits.reduce((sum, { commands }) => sum + commands, 0)
    assert.equal(carried, 64)
  })

  it('share a commit with one that brings 8 MB', async () => {
    await using opened = await openNodes()
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
    await using opened = await openNodes(2)
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
    await using opened = await openNodes(2)
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
    await using opened = await openNodes()
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
    await using opened = await openNodes()
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
    await using opened = await openNodes()
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
    await using opened = await openNodes()
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

  it('go on when the schema has grown under them', async () => {
    await using opened = await openNodes()
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

describe('reads that wait together (PostgreSQL)', () => {
  it('share round trips', async () => {
    await using opened = await openNodes()
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
    await using opened = await openNodes()
    await using other = await connectTo(opened.url)
    await other.query('vacuum analyze answer')
    const sql = `explain select status from answer
      where partner_id = $1 and target = $2 and request_id = $3`
    const plan = await opened.store.reader.query({ sql, writes: false }, [randomUUID(), 't', 'r'])
    assert.match(JSON.stringify(plan), /Index Scan using answer_by_request/)
  })

  it('fail alone, and wait for none that takes long', async () => {
    await using opened = await openNodes()
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
