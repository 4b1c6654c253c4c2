import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import pg from 'pg'
import { customer, startTestService, until, type TestService } from '../support/service.ts'
import { onEveryStore, postgresStorage, type TestStorage } from '../support/stores.ts'

const qualifications = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`
const body = { qualification: 'StateOwnedEntity' }

/**
 * Keeps the store from going on with what needs a table, until it is let go. SQLite waits for a lock
 * for a few seconds only, so there the calls are held on their way to it.
 */
async function holdStore(
  { config, dialect }: TestStorage,
  { running: { store } }: TestService,
  table: string,
) {
  if (dialect === 'sqlite') {
    const answer = store.answer.bind(store)
    let go = () => undefined as void
    const held = new Promise<void>((resolve) => (go = resolve))
    store.answer = async (...call) => {
      await held
      return answer(...call)
    }
    return async () => go()
  }
  const client = new pg.Client({ connectionString: config.store })
  await client.connect()
  await client.query(`begin; lock table ${table} in access exclusive mode`)
  return () => client.end()
}

async function readMetric({ url }: Pick<TestService, 'url'>, series: string): Promise<number> {
  const response = await fetch(`${url}/metrics`)
  assert.equal(response.status, 200)
  const lines = (await response.text()).split('\n')
  return Number(lines.find((line) => line.startsWith(`${series} `))?.slice(series.length) ?? 0)
}

/** Waits until so many calls are worked on. */
function untilUnderWay(service: TestService, kind: 'read' | 'write', wanted: number) {
  return until(
    () => readMetric(service, `accredit_calls_under_way{kind="${kind}"}`),
    (calls) => calls === wanted,
    `${wanted} calls of kind ${kind} under way`,
  )
}

async function assertProbes({ url }: TestService): Promise<void> {
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    assert.equal((await fetch(url + path)).status, 200, path)
  }
}

onEveryStore('overload', (makeStorage) => {
  it('turns writes away at once while others wait, and nothing acknowledged is missing', async () => {
    await using storage = await makeStorage()
    const options = { maxWrites: '3', worker: 'off' }
    await using service = await startTestService(storage, options)
    const token = await service.userToken()
    const ask = (digits: string, requestId = randomUUID()) =>
      service.call('POST', qualifications(digits), { token, body, requestId })

    const letGo = await holdStore(storage, service, 'answer')
    const waiting = ['01', '02', '03'].map((digits) => ask(digits))
    await untilUnderWay(service, 'write', 3)
    const requestId = randomUUID()
    const surplus = await ask('04', requestId)
    assert.equal(surplus.status, 503)
    assert.equal(surplus.headers.get('retry-after'), '1')
    assert.equal(surplus.json.errorName, 'ServiceUnavailable')
    assert.equal(surplus.json.isRetryable, true)
    assert.match(surplus.json.description, /too many writes are under way/)
    // The caller is not even authenticated.
    assert.equal((await service.call('POST', qualifications('04'), { body })).status, 503)
    assert.equal(
      (await service.call('GET', '/v1/countryvalidationrules/US', { token })).status,
      200,
    )
    await assertProbes(service)
    assert.equal(await readMetric(service, 'accredit_turned_away_total{limit="writes"}'), 2)

    await letGo()
    const answers = await Promise.all(waiting)
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201],
    )
    await untilUnderWay(service, 'write', 0)
    // The id of the call that was turned away is free, since nothing had happened.
    assert.equal((await ask('04', requestId)).status, 201)
    for (const digits of ['01', '02', '03', '04']) {
      const { json } = await service.call('GET', qualifications(digits), { token })
      assert.equal(json[0].qualification, 'StateOwnedEntity')
    }
    assert.equal(await readMetric(service, 'accredit_turned_away_total{limit="writes"}'), 2)
  })

  it('turns reads away too when all places are taken, but never a probe', async () => {
    await using storage = await makeStorage()
    const options = { maxCalls: '2', maxWrites: '2', worker: 'off' }
    await using service = await startTestService(storage, options)
    const token = await service.userToken()
    const letGo = await holdStore(storage, service, 'answer')
    const waiting = ['01', '02'].map((digits) =>
      service.call('POST', qualifications(digits), { token, body }),
    )
    await untilUnderWay(service, 'write', 2)
    const surplus = await service.call('GET', '/v1/customers', { token })
    assert.equal(surplus.status, 503)
    assert.match(surplus.json.description, /too many calls are under way/)
    await assertProbes(service)
    await letGo()
    for (const { status } of await Promise.all(waiting)) assert.equal(status, 201)
    await untilUnderWay(service, 'write', 0)
    assert.equal((await service.call('GET', '/v1/customers', { token })).status, 200)
  })

  it('keeps the place of a caller who went away until the work is done', async (test) => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { maxWrites: '1', worker: 'off' })
    const token = await service.userToken()
    const letGo = await holdStore(storage, service, 'answer')
    // A place is taken before the work begins, and it is the work that keeps it.
    const { store } = service.running
    const begun = new Promise<void>((resolve) => {
      const answer = store.answer.bind(store)
      test.mock.method(store, 'answer', (...call: Parameters<typeof answer>) => {
        resolve()
        return answer(...call)
      })
    })
    const leaving = new AbortController()
    const left = fetch(service.url + qualifications('01'), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'ms-requestid': randomUUID() },
      body: JSON.stringify(body),
      signal: leaving.signal,
    })
    await begun
    leaving.abort()
    await assert.rejects(left)
    await assertProbes(service)
    assert.equal(await readMetric(service, 'accredit_calls_under_way{kind="write"}'), 1)
    const surplus = await service.call('POST', qualifications('02'), { token, body })
    assert.equal(surplus.status, 503)
    await letGo()
    await untilUnderWay(service, 'write', 0)
    assert.equal((await service.call('POST', qualifications('02'), { token, body })).status, 201)
    // The work of the one that left was done all the same.
    assert.equal((await service.call('POST', qualifications('01'), { token, body })).status, 409)
  })

  it('gives the place of a caller back who goes away in the middle of a body', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { maxWrites: '1', worker: 'off' })
    const token = await service.userToken()
    const { hostname, port } = new URL(service.url)
    const socket = connect(Number(port), hostname)
    socket.write(
      `POST ${qualifications('01')} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\n` +
        'Content-Length: 100\r\n\r\n{',
    )
    await untilUnderWay(service, 'write', 1)
    socket.destroy()
    await untilUnderWay(service, 'write', 0)
    // The one place is free for another caller.
    assert.equal((await service.call('POST', qualifications('02'), { token, body })).status, 201)
  })
})

describe('overload of reads (PostgreSQL)', () => {
  it('is turned away while reads wait for the store, and over when they are answered', async () => {
    await using storage = await postgresStorage()
    await using service = await startTestService(storage, { maxCalls: '2', worker: 'off' })
    const token = await service.userToken()
    assert.equal((await service.call('GET', '/v1/customers', { token })).status, 200)
    const letGo = await holdStore(storage, service, 'customer')
    const waiting = [1, 2].map(() => service.call('GET', '/v1/customers', { token }))
    await untilUnderWay(service, 'read', 2)
    const surplus = await service.call('GET', '/v1/customers', { token })
    assert.equal(surplus.status, 503)
    assert.equal(surplus.headers.get('retry-after'), '1')
    await assertProbes(service)
    await letGo()
    for (const { status } of await Promise.all(waiting)) assert.equal(status, 200)
    assert.equal((await service.call('GET', '/v1/customers', { token })).status, 200)
    assert.equal(await readMetric(service, 'accredit_turned_away_total{limit="calls"}'), 1)
  })
})

describe('streams', () => {
  it('hold no place', async () => {
    await using service = await startTestService(undefined, { maxCalls: '1' })
    const token = await service.userToken()
    const leaving = new AbortController()
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
    for (const _ of [1, 2, 3]) {
      const { signal } = leaving
      const stream = await fetch(`${service.url}/accredit/v1/events/stream`, { headers, signal })
      assert.equal(stream.status, 200)
    }
    assert.equal((await service.call('GET', '/v1/customers', { token })).status, 200)
    leaving.abort()
  })
})

describe('too many connections', () => {
  /** Calls on a connection of one's own, which stays open. */
  function openConnection(url: string) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    return {
      async get(path: string) {
        const sent = request(url + path, { agent }).end()
        const [answer] = await once(sent, 'response')
        return { status: answer.statusCode, headers: answer.headers, text: await text(answer) }
      },
      [Symbol.dispose]: () => agent.destroy(),
    }
  }

  it('are told so and closed; probes are answered, and those who came before', async () => {
    await using service = await startTestService(undefined, { maxConnections: '2' })
    using first = openConnection(service.url)
    using second = openConnection(service.url)
    assert.equal((await first.get('/openapi.json')).status, 200)
    assert.equal((await second.get('/openapi.json')).status, 200)
    using third = openConnection(service.url)
    assert.equal((await third.get('/healthz')).status, 200)
    assert.equal((await third.get('/readyz')).status, 200)
    const surplus = await third.get('/openapi.json')
    assert.equal(surplus.status, 503)
    assert.equal(surplus.headers['retry-after'], '1')
    assert.equal(surplus.headers['connection'], 'close')
    assert.match(surplus.text, /too many connections/)
    assert.equal((await first.get('/openapi.json')).status, 200)
    second[Symbol.dispose]()
    await until(
      async () => {
        using another = openConnection(service.url)
        return await another.get('/openapi.json')
      },
      ({ status }) => status === 200,
      'there is room again',
    )
    const metrics = (await first.get('/metrics')).text
    assert.match(metrics, /^accredit_turned_away_total\{limit="connections"\} [1-9]/m)
  })

  it('are dropped when even the spare ones are taken', async () => {
    await using service = await startTestService(undefined, { maxConnections: '1' })
    using first = openConnection(service.url)
    assert.equal((await first.get('/openapi.json')).status, 200)
    const { hostname, port } = new URL(service.url)
    const sockets: Socket[] = []
    const open = async () => {
      const socket = connect(Number(port), hostname)
      sockets.push(socket)
      await once(socket, 'connect')
      return socket
    }
    for (let count = 0; count < 128; count += 1) await open()
    const dropped = await open()
    dropped.resume()
    await once(dropped, 'close')
    assert.match((await first.get('/metrics')).text, /turned_away_total\{limit="dropped"\} 1$/m)
    for (const socket of sockets) socket.destroy()
  })
})
