import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Writable } from 'node:stream'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { customer, sandboxSecret, startTestService } from '../support/service.ts'
import { onEveryStore, postgresStorage, sqliteStorage } from '../support/stores.ts'
import { openDirectly } from './support/direct-database.ts'
import { openSocket, readAnswer } from './support/exchange-raw.ts'

const id = customer('01')
const path = `/v1/customers/${id}/qualifications`
const owned = JSON.stringify({ qualification: 'StateOwnedEntity' })

const head = (token: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n` +
  `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`

onEveryStore('a stop', (makeStorage) => {
  it('finishes what is under way; what was acknowledged is there after a restart', async () => {
    await using storage = await makeStorage()
    const service = await startTestService(storage, { stopTimeout: 'PT1M' })
    const token = await service.userToken()
    const socket = await openSocket(service.url)
    // Under way: the service has the head and half of the body, and an idle neighbour.
    await service.call('GET', path, { token })
    socket.write(head(token, owned.length) + owned.slice(0, 10))
    await service.call('GET', path, { token })
    const stopped = service.stop()
    socket.write(
      `${owned.slice(10)}GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    )
    const answer = await readAnswer(socket)
    assert.equal(answer.status, 201, answer.body)
    await stopped
    await assert.rejects(fetch(`${service.url}/healthz`), /fetch failed/)

    await using again = await startTestService(storage)
    const found = await again.call('GET', path, { token: await again.userToken() })
    assert.deepEqual(found.json, [{ qualification: 'StateOwnedEntity' }])
  })
})

describe('a stop of calls that do not end', () => {
  it('waits no longer than it was told', async () => {
    const limits = { requestTimeout: 'PT1H', worker: 'off' }
    const hang = async (stopTimeout: string) => {
      const service = await startTestService(undefined, { ...limits, stopTimeout })
      const token = await service.userToken()
      const socket = await openSocket(service.url)
      let received = ''
      socket.on('data', (chunk: Buffer) => (received += chunk.toString()))
      const closed = once(socket, 'close')
      socket.write(head(token, 100))
      await service.call('GET', path, { token })
      const stopped = service.stop().then(() => 'stopped')
      return { socket, closed, stopped, received: () => received }
    }
    // One that may wait for a minute waits, until the caller goes away.
    const patient = await hang('PT1M')
    const impatient = await hang('PT0.1S')
    assert.equal(await Promise.race([impatient.stopped, sleep(30_000, 'waits')]), 'stopped')
    await impatient.closed
    assert.equal(impatient.received(), '')
    assert.equal(await Promise.race([patient.stopped, sleep(0, 'waits')]), 'waits')
    patient.socket.destroy()
    assert.equal(await Promise.race([patient.stopped, sleep(30_000, 'waits')]), 'stopped')
  })

  it('answers in the form of the contract what still comes on an open connection', async () => {
    const service = await startTestService(undefined, { stopTimeout: 'PT1M' })
    const token = await service.userToken()
    const socket = await openSocket(service.url)
    socket.write(head(token, owned.length) + owned.slice(0, 10))
    await service.call('GET', path, { token })
    const stopped = service.stop()
    const next = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`
    socket.write(owned.slice(10) + next)
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    await new Promise((resolve) => socket.once('close', resolve))
    await stopped
    const text = Buffer.concat(chunks).toString()
    assert.match(text, /^HTTP\/1\.1 201 Created/)
    const second = text.slice(text.indexOf('HTTP/1.1', 1))
    assert.match(second, /^HTTP\/1\.1 200 OK/)
    assert.match(second, /^connection: close/im)
    assert.match(second, /^ms-requestid: /im)
  })
})

describe('the probes', () => {
  it('say that the process lives and that it serves, and ask for no token', async () => {
    await using service = await startTestService(undefined)
    const alive = await service.call('GET', '/healthz')
    assert.deepEqual([alive.status, alive.json], [200, { status: 'alive' }])
    const ready = await service.call('GET', '/readyz')
    assert.deepEqual([ready.status, ready.json], [200, { status: 'ready' }])
  })

  for (const makeStorage of [sqliteStorage, postgresStorage]) {
    it(`tell a store that is gone (${makeStorage.name})`, async () => {
      await using storage = await makeStorage()
      await using service = await startTestService(storage, { worker: 'off' })
      const token = await service.userToken()
      await service.call('GET', path, { token })
      if (storage.dialect === 'sqlite') await service.running.store.close()
      else await storage[Symbol.asyncDispose]()
      for (const [method, body] of [['GET'], ['POST', owned], ['POST', '{']] as const) {
        const answer = await service.call(method, path, { token, body })
        assert.equal(answer.status, 503, answer.text)
        assert.equal(answer.json.errorName, 'ServiceUnavailable')
        assert.equal(answer.json.isRetryable, true)
        assert.equal(answer.headers.get('retry-after'), '1')
      }
      assert.equal((await service.call('GET', '/healthz')).status, 200)
      const ready = await service.call('GET', '/readyz')
      const reason = 'the store cannot be read or written'
      assert.deepEqual([ready.status, ready.json], [503, { status: 'not ready', reason }])
    })
  }
})

describe('the log', () => {
  it('has a JSON line per write and refusal, with ids, and without any secret', async () => {
    await using storage = await sqliteStorage()
    const lines: string[] = []
    const log = pino({ level: 'trace' }, collect(lines))
    const service = await startTestService(storage, {}, { log })
    const token = await service.userToken()
    const app = await service.appToken()
    const correlationId = randomUUID()
    const body = { qualification: 'GovernmentCommunityCloud', validationCode: '67890' }
    const call = { token, correlationId, body }
    assert.equal((await service.call('POST', `${path}?code=67890`, call)).status, 201)
    await service.call('POST', `${path}?code=67890`, call)
    await service.call('GET', path, { token: `${token}x` })
    await service.call('GET', path, { token: app })
    await service.call('POST', path, { token, body: '{"secret":"in-the-body"' })
    {
      await using database = await openDirectly(storage)
      await database.query(`update customer set company_profile = 'null' where id = '${id}'`)
    }
    const broken = await service.call('GET', `/v1/customers/${id}`, { token, correlationId })
    assert.equal(broken.status, 500)
    assert.equal(broken.json.errorName, 'UnexpectedError')
    assert.ok(broken.json.description.includes(correlationId))
    assert.doesNotMatch(broken.text, /TypeError|\.ts|null/)
    await service.stop()

    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    const answered = entries.filter(({ msg }) => msg === 'answered')
    const own = answered.filter((entry) => entry['correlationId'] === correlationId)
    assert.deepEqual(
      own.map(({ method, status }) => [method, status]),
      [
        ['POST', 201],
        ['POST', 409],
        ['GET', 500],
      ],
    )
    const [write] = own
    assert.equal(write?.['path'], path)
    assert.equal(write?.['user'], 'admin@contoso.onmicrosoft.com')
    assert.match(String(write?.['requestId']), /^[0-9a-f-]{36}$/)
    assert.equal(typeof write?.['milliseconds'], 'number')
    const fault = entries.find(({ msg }) => msg === 'UnexpectedError')
    assert.equal(fault?.['correlationId'], correlationId)
    assert.match(JSON.stringify(fault?.['err']), /TypeError/)

    const text = lines.join('\n')
    const secrets = [token, app, token.split('.')[2] ?? '', sandboxSecret, 'sandbox-refresh']
    for (const secret of [...secrets, '67890', 'in-the-body', 'Bearer']) {
      assert.ok(!text.includes(secret), `the log contains ${secret.slice(0, 20)}`)
    }
  })

  it('leaves out reads unless asked for them', async () => {
    const lines: string[] = []
    const log = pino({ level: 'info' }, collect(lines))
    const service = await startTestService(undefined, {}, { log })
    const token = await service.userToken()
    await service.call('GET', path, { token })
    await service.call('GET', '/v1/customers/1', { token })
    await service.stop()
    const reads = lines.filter((line) => line.includes('"GET"'))
    assert.equal(reads.length, 1)
    assert.match(reads[0] ?? '', /"status":400/)
  })
})

describe('the time of a request', () => {
  it('ends: what did not arrive whole is answered and closed', async () => {
    await using service = await startTestService(undefined, { requestTimeout: 'PT0.2S' })
    for (const sent of [head('x', 10), `GET ${path} HTTP/1.1\r\nHost: `]) {
      const socket = await openSocket(service.url)
      socket.write(sent)
      const answer = await readAnswer(socket)
      const { errorName } = JSON.parse(answer.body) as { errorName: string }
      // A bad token is told as soon as the head is there.
      if (answer.status !== 401) {
        assert.equal(answer.status, 400)
        assert.equal(errorName, 'MalformedRequest')
        assert.match(answer.body, /did not arrive in time/)
        assert.equal(answer.headers.get('connection'), 'close')
      }
      socket.destroy()
    }
  })
})

describe('throttling', () => {
  it('counts per partner, on the service clock, and only below /v1/customers', async () => {
    const now = Date.now()
    await using service = await startTestService(
      undefined,
      { throttlePerMinute: '3' },
      { realNow: () => now },
    )
    const token = await service.userToken()
    const fabrikam = await service.userToken('admin@fabrikam.onmicrosoft.com')
    const look = (who = token) => service.call('GET', '/v1/customers', { token: who })
    for (const _ of [1, 2, 3, 4, 5]) {
      assert.equal((await service.call('GET', '/accredit/v1/me', { token })).status, 200)
    }
    for (const _ of [1, 2, 3]) assert.equal((await look()).status, 200)
    const refused = await look()
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('retry-after'), '60')
    assert.deepEqual(refused.json, {
      statusCode: 429,
      message: 'Rate limit is exceeded. Try again in 60 seconds.',
    })
    assert.equal((await look(fabrikam)).status, 200)
    await service.advance('PT21S')
    assert.equal((await look()).headers.get('retry-after'), '39')
    await service.advance('PT39S')
    assert.equal((await look()).status, 200)
  })

  it('counts qualification requests per customer: 60 a minute', async () => {
    const now = Date.now()
    await using service = await startTestService(
      undefined,
      { throttlePerMinute: '10000' },
      { realNow: () => now },
    )
    const token = await service.userToken()
    const ask = (customerId: string) =>
      service.call('POST', `/v1/customers/${customerId}/qualifications`, { token, body: '{' })
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask(id)))
    assert.ok(answers.every(({ status }) => status === 400))
    const refused = await ask(id.toUpperCase())
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('retry-after'), '60')
    assert.equal((await ask(customer('02'))).status, 400)
    assert.equal((await service.call('GET', path, { token })).status, 200)
    await service.advance('PT1M')
    assert.equal((await ask(id)).status, 400)
  })

  it('of 0 is off, the one per customer included', async () => {
    await using service = await startTestService(undefined, { throttlePerMinute: '0' })
    const token = await service.userToken()
    const answers = await Promise.all(
      Array.from({ length: 70 }, () => service.call('POST', path, { token, body: '{' })),
    )
    assert.ok(answers.every(({ status }) => status === 400))
  })
})

function collect(lines: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString().trim().split('\n'))
      done()
    },
  })
}
