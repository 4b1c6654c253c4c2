import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, it } from 'node:test'
import { Refused } from '../../src/rules/refusal.ts'
import type { RequestIdentity } from '../../src/store/command.ts'
import { findAnswer } from '../../src/store/queries/answers.ts'
import { findSetting } from '../../src/store/queries/settings.ts'
import type { Commit, Store } from '../../src/store/store.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { openChannel } from './channel.ts'
import { tried } from './commands.ts'

/** A store on an empty place, and the place. */
export interface OpenedStore extends AsyncDisposable {
  readonly store: Store
  readonly commits: Commit[]
}

const at = 1_800_000_000_000
const day = 86_400_000

/** An identity as the HTTP side makes them, with what a test wants to be different. */
export function identity(wishes: Partial<RequestIdentity> = {}): RequestIdentity {
  return {
    partnerId: 'c0de0000-0000-4000-8000-00000000a001',
    requestId: randomUUID(),
    target: 'POST /somewhere',
    fingerprint: 'body',
    expiresAt: at + day,
    ...wishes,
  }
}

/** Starts a command that holds its transaction open until it is released. */
export async function hold(
  store: Store,
  name: string,
): Promise<Disposable & { release(): Promise<void> }> {
  const channel = openChannel(name)
  const holding = channel.receive('holding')
  const done = store.run(tried.hold, { name, value: '1' }, at)
  await holding
  return {
    async release() {
      channel.send('go')
      await done
    },
    [Symbol.dispose]: () => channel[Symbol.dispose](),
  }
}

/** Tests that every store must pass, whichever database is below it. */
export function storeSuite(open: () => Promise<OpenedStore>): void {
  let opened: OpenedStore
  let store: Store
  before(async () => {
    opened = await open()
    store = opened.store
  })
  after(() => opened[Symbol.asyncDispose]())
  const kept = (name: string) => findSetting(store.reader, name)

  it('runs a command by name and gives what it returns; what it wrote can be read', async () => {
    assert.equal(await store.run(tried.note, { name: 'a', value: '1' }, at), 'a=1')
    assert.equal(await kept('a'), '1')
  })

  it('throws a refusal of a command of its own, with the reason', async () => {
    await assert.rejects(store.run(tried.refuse, { name: 'x' }, at), (error) => {
      assert.ok(error instanceof Refused)
      assert.deepEqual(error.refusal, { error: 'TenantNotFound', parameters: { customerId: 'x' } })
      return true
    })
  })

  it('answers a caller with status and text, a refusal included', async () => {
    const done = await store.answer(tried.count, { name: 'plain' }, at, undefined)
    assert.deepEqual(done, { status: 201, body: JSON.stringify({ count: 1, at }) })
    const refused = await store.answer(tried.refuse, { name: 'x' }, at, undefined)
    assert.equal(refused.status, 404)
    assert.equal((JSON.parse(refused.body ?? '') as { code: number }).code, 60003)
  })

  it('answers the same request from what it kept, without running it again', async () => {
    const request = identity()
    const first = await store.answer(tried.count, { name: 'repeated' }, at, request)
    const second = await store.answer(tried.count, { name: 'repeated' }, at + 1, request)
    assert.deepEqual(second, first)
    assert.equal(await kept('repeated'), '1')
    const refusal = identity()
    const refused = await store.answer(tried.refuse, { name: 'x' }, at, refusal)
    // The command is not run again.
    assert.deepEqual(await store.answer(tried.count, { name: 'repeated' }, at, refusal), refused)
    assert.equal(await kept('repeated'), '1')
  })

  it('runs a request once that comes many times at the same moment', async () => {
    const request = identity()
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => store.answer(tried.count, { name: 'many' }, at, request)),
    )
    assert.deepEqual(
      answers,
      answers.map(() => answers[0]),
    )
    assert.equal(await kept('many'), '1')
  })

  it('refuses another request under the same id, and keeps the first answer', async () => {
    const request = identity()
    const first = await store.answer(tried.count, { name: 'other' }, at, request)
    const other = await store.answer(tried.count, { name: 'other' }, at, {
      ...request,
      fingerprint: 'another body',
    })
    assert.equal(other.status, 400)
    assert.match(other.body ?? '', /RequestIdReused/)
    assert.deepEqual(await store.answer(tried.count, { name: 'other' }, at, request), first)
  })

  it('tells ids of other partners and other targets apart', async () => {
    const request = identity()
    await store.answer(tried.count, { name: 'apart' }, at, request)
    await store.answer(tried.count, { name: 'apart' }, at, { ...request, partnerId: randomUUID() })
    await store.answer(tried.count, { name: 'apart' }, at, { ...request, target: 'PUT /elsewhere' })
    assert.equal(await kept('apart'), '3')
  })

  it('frees an id at the moment at which it expires', async () => {
    const request = identity({ expiresAt: at + day })
    const again = identity({ requestId: request.requestId, expiresAt: at + 2 * day })
    await store.answer(tried.count, { name: 'expiring' }, at, request)
    await store.answer(tried.count, { name: 'expiring' }, at + day - 1, again)
    assert.equal(await kept('expiring'), '1')
    const later = await store.answer(tried.count, { name: 'expiring' }, at + day, again)
    assert.equal(await kept('expiring'), '2')
    assert.deepEqual(
      await store.answer(tried.count, { name: 'expiring' }, at + day + 1, again),
      later,
    )
  })

  it('frees the id of one partner on one target, once it has expired', async () => {
    const request = identity({ expiresAt: at + day })
    const others = [
      { ...request, partnerId: randomUUID() },
      { ...request, target: 'PUT /elsewhere' },
      { ...request, requestId: randomUUID() },
    ]
    for (const each of [request, ...others]) {
      await store.answer(tried.count, { name: 'freed' }, at, each)
    }
    const { partnerId, requestId, target } = request
    const key = { partnerId, requestId, target }
    await store.run(tried.forget, key, at + day - 1)
    assert.ok(await findAnswer(store.reader, request), 'not yet')
    await store.run(tried.forget, key, at + day)
    assert.equal(await findAnswer(store.reader, request), undefined)
    for (const each of others) assert.ok(await findAnswer(store.reader, each), each.target)
  })

  it('tells a secret once, and neither keeps nor repeats it', async () => {
    const request = identity()
    const first = await store.answer(tried.reveal, { name: 'r', value: 'pass-word' }, at, request)
    assert.match(first.body ?? '', /pass-word/)
    const second = await store.answer(tried.reveal, { name: 'r', value: 'pass-word' }, at, request)
    assert.deepEqual(second, { status: 201, body: '{"name":"r"}' })
    assert.equal((await findAnswer(store.reader, request))?.body, '{"name":"r"}')
  })

  it('undoes a command that fails, which is no fault of the store', async () => {
    const request = identity()
    await assert.rejects(
      store.answer(tried.fail, { name: 'failed', value: '1' }, at, request),
      (error) => {
        assert.ok(error instanceof Error && !(error instanceof StoreUnavailable), String(error))
        assert.match(error.message, /a fault of ours/)
        return true
      },
    )
    assert.equal(await kept('failed'), undefined)
    // The id is free: the next try is a first one.
    const answer = await store.answer(tried.count, { name: 'after-fault' }, at, request)
    assert.equal(answer.status, 201)
  })

  it('undoes a command that breaks a rule of the schema, which is none either', async () => {
    await assert.rejects(store.run(tried.violate, {}, at), (error) => {
      assert.ok(error instanceof Error && !(error instanceof StoreUnavailable), String(error))
      return true
    })
  })

  it('takes a refusal after a write for the fault it is, and undoes the write', async () => {
    const request = identity()
    await assert.rejects(
      store.answer(tried.refuseLate, { name: 'late', value: '1' }, at, request),
      /refuseLate refused after it had written/,
    )
    assert.equal(await kept('late'), undefined)
    assert.equal(await findAnswer(store.reader, request), undefined)
  })

  it('undoes a command that did not wait for one of its writes', async () => {
    await assert.rejects(
      store.run(tried.hurry, { name: 'hurried' }, at),
      /hurry did not wait for its writes/,
    )
    const names = ['hurried', 'hurried-waited', 'hurried-after']
    assert.deepEqual(await Promise.all(names.map(kept)), [undefined, undefined, undefined])
  })

  it('keeps commands apart, even one that waits for something else meanwhile', async () => {
    using held = await hold(store, 'slow')
    const others = [
      store.run(tried.note, { name: 'quick', value: '1' }, at),
      store.answer(tried.count, { name: 'quick-count' }, at, identity()),
      assert.rejects(store.run(tried.fail, { name: 'quick-fail', value: '1' }, at)),
    ]
    await held.release()
    await Promise.all(others)
    const names = ['slow-before', 'slow-after', 'quick', 'quick-count']
    assert.deepEqual(await Promise.all(names.map(kept)), ['1', '1', '1', '1'])
    assert.equal(await kept('quick-fail'), undefined)
  })

  it('tells of each commit, and how many commands it carried', async () => {
    opened.commits.length = 0
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.run(tried.note, { name: `told-${index}`, value: '1' }, at),
      ),
    )
    const carried = opened.commits.reduce((sum, { commands }) => sum + commands, 0)
    assert.equal(carried, 20)
    assert.ok(opened.commits.every(({ failed, milliseconds }) => !failed && milliseconds >= 0))
  })

  it('says that it can be used', async () => {
    await assert.doesNotReject(store.check())
  })

  it('closes after what is under way, for good, and as often as one likes', async () => {
    const other = await open()
    const underWay = other.store.run(tried.note, { name: 'last', value: '1' }, at)
    const closed = other.store.close()
    assert.equal(await underWay, 'last=1')
    await closed
    await other.store.close()
    await assert.rejects(
      other.store.run(tried.note, { name: 'x', value: '' }, at),
      StoreUnavailable,
    )
    await assert.rejects(findSetting(other.store.reader, 'x'), StoreUnavailable)
    await assert.rejects(other.store.check(), StoreUnavailable)
    await other[Symbol.asyncDispose]()
  })
}
