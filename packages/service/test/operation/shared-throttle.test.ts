import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { describe, it } from 'node:test'
import pino from 'pino'
import { openDirectly } from '../main/support/direct-database.ts'
import { countRows } from '../support/rows.ts'
import { customer, startTestService, until, type TestService } from '../support/service.ts'
import { postgresStorage, sqliteStorage, type TestStorage } from '../support/stores.ts'

const minute = 60_000
/** A fixed time, 20 seconds into a minute. */
const now = Math.floor(Date.now() / minute) * minute + 20_000

/** Two services on one store, and a caller of both. */
async function startBoth(storage: TestStorage, throttlePerMinute: string) {
  const lines: Record<string, unknown>[] = []
  const write = (chunk: Buffer, _encoding: string, done: () => void) => {
    for (const line of chunk.toString().trim().split('\n')) lines.push(JSON.parse(line))
    done()
  }
  const log = pino({ level: 'info' }, new Writable({ write }))
  const options = { throttlePerMinute, worker: 'off' }
  const start = () => startTestService(storage, options, { realNow: () => now, log })
  const first = await start()
  const second = await start()
  const services = [first, second]
  const tokens = await Promise.all(services.map((service) => service.userToken()))
  const callers = services.map(
    (service, index) => (method: string, path: string, body?: unknown) =>
      service.call(method, path, { token: tokens[index], body }),
  )
  /** Calls both in turn; gives the statuses other than 429, and the refusals. */
  const callBoth = async (times: number, method: string, path: string, body?: unknown) => {
    const statuses: number[] = []
    const refused = []
    for (let call = 0; call < times; call += 1) {
      for (const caller of callers) {
        const answer = await caller(method, path, body)
        if (answer.status === 429) refused.push(answer)
        else statuses.push(answer.status)
      }
    }
    return { statuses, refused }
  }
  return {
    callBoth,
    callers,
    lines,
    advance: (duration: string) =>
      Promise.all(services.map((service: TestService) => service.advance(duration))),
    async [Symbol.asyncDispose]() {
      await Promise.all(services.map((service) => service.stop()))
    },
  }
}

describe('two services on one PostgreSQL', () => {
  it('share the limit of a partner, and are at most one lease above it', async () => {
    await using storage = await postgresStorage()
    await using both = await startBoth(storage, '40')
    const { statuses, refused } = await both.callBoth(40, 'GET', '/v1/customers')
    assert.ok(statuses.every((status) => status === 200))
    assert.ok(statuses.length >= 40 && statuses.length <= 44, `${statuses.length} let in`)
    assert.equal(refused.length, 80 - statuses.length)
    for (const { headers, json } of refused) {
      assert.equal(headers.get('retry-after'), '40')
      assert.deepEqual(json, {
        statusCode: 429,
        message: 'Rate limit is exceeded. Try again in 40 seconds.',
      })
    }

    await both.advance('PT39S')
    const [answer] = (await both.callBoth(1, 'GET', '/v1/customers')).refused
    assert.equal(answer?.headers.get('retry-after'), '1')
    await both.advance('PT1S')
    const next = await both.callBoth(40, 'GET', '/v1/customers')
    assert.ok(next.statuses.length >= 40 && next.statuses.length <= 44)
    assert.ok(next.refused.every(({ headers }) => headers.get('retry-after') === '60'))
  })

  it('share it when calls come all at once', async () => {
    await using storage = await postgresStorage()
    await using both = await startBoth(storage, '40')
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, index) =>
        both.callers[index % 2]?.('GET', '/v1/customers'),
      ),
    )
    const admitted = answers.filter((answer) => answer?.status === 200)
    assert.ok(admitted.length >= 40 && admitted.length <= 44, `${admitted.length} let in`)
    assert.ok(answers.every((answer) => answer?.status === 200 || answer?.status === 429))
  })

  it('share the 60 qualification requests of a customer', async () => {
    await using storage = await postgresStorage()
    await using both = await startBoth(storage, '10000')
    const path = `/v1/customers/${customer('01')}/qualifications`
    const { statuses } = await both.callBoth(40, 'POST', path, '{')
    assert.ok(statuses.every((status) => status === 400))
    assert.ok(statuses.length >= 60 && statuses.length <= 66, `${statuses.length} let in`)
    const other = path.replace(customer('01'), customer('02')).toUpperCase()
    assert.equal((await both.callBoth(1, 'POST', other, '{')).refused.length, 0)
  })

  it('go on, each up to the limit, while the store does not count, and say so once', async () => {
    await using storage = await postgresStorage()
    await using both = await startBoth(storage, '20')
    await using database = await openDirectly(storage)
    await database.query('alter table throttle_window rename to elsewhere')
    const apart = await both.callBoth(30, 'GET', '/v1/customers')
    assert.ok(apart.statuses.every((status) => status === 200))
    assert.equal(apart.statuses.length, 40)
    const told = (words: RegExp) => both.lines.filter(({ msg }) => words.test(String(msg))).length
    assert.equal(told(/cannot count calls/), 2)

    await database.query('alter table elsewhere rename to throttle_window')
    await both.advance('PT1M')
    // A lease is used up, so that both look whether the store is back.
    await both.callBoth(3, 'GET', '/v1/customers')
    await until(
      async () => told(/shared with the other processes again/),
      (times) => times === 2,
      'both are back',
    )
    await both.advance('PT1M')
    const { statuses } = await both.callBoth(30, 'GET', '/v1/customers')
    assert.ok(statuses.length >= 20 && statuses.length <= 22, `${statuses.length} let in`)
    assert.equal(told(/cannot count calls/), 2)
  })

  it('ask the store for a lease only: a few calls leave nothing there', async () => {
    await using storage = await postgresStorage()
    await using both = await startBoth(storage, '500')
    await using database = await openDirectly(storage)
    await both.callBoth(50, 'GET', '/v1/customers')
    assert.equal(await countRows(database.connection, 'throttle_window'), 0)
    await both.callBoth(1, 'GET', '/v1/customers')
    assert.deepEqual(await database.query('select subject, calls from throttle_window'), [
      { subject: '', calls: 100 },
    ])
  })
})

describe('a service on SQLite', () => {
  it('counts in memory alone', async () => {
    await using storage = await sqliteStorage()
    await using service = await startTestService(storage, { throttlePerMinute: '5' })
    const token = await service.userToken()
    const answers = []
    for (let call = 0; call < 6; call += 1) {
      answers.push((await service.call('GET', '/v1/customers', { token })).status)
    }
    assert.deepEqual(answers, [200, 200, 200, 200, 200, 429])
    assert.equal(await countRows(service.running.store.reader, 'throttle_window'), 0)
  })
})
