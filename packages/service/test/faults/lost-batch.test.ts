import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findSetting } from '../../src/store/queries/settings.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { tried } from '../store/commands.ts'
import { at, findOpen, names, noteAll, openNodes, type Opened } from '../store/nodes.ts'
import { identity } from '../store/store.suite.ts'
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy.ts'
import { connectTo } from './running.ts'

/** Lets a batch wait for a lock as long as a test keeps it. */
const patiently = async (url: string) => `${url}?lock_timeout=30000`

/** A node whose network can be cut. */
async function openThroughProxy(): Promise<Opened & { readonly proxy: CuttingProxy }> {
  const proxies: CuttingProxy[] = []
  const opened = await openNodes(1, async (url) => {
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

describe('commands of one transaction (PostgreSQL)', () => {
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
    await using opened = await openNodes(1, patiently)
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
})
