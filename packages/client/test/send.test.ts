import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PartnerError, staticTokenCredential } from '../src/index.ts'
import { connect, customerId } from './connect.ts'
import { scriptedServer, type Reply } from './scripted-server.ts'

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const inReview = { qualification: 'Education', vettingStatus: 'InReview' }
const education = { qualification: 'Education' }

function idsOf(received: readonly { headers: Record<string, unknown> }[]) {
  return new Set(received.map(({ headers }) => headers['ms-requestid']))
}

describe('what is sent', () => {
  it('carries the headers of the API', async () => {
    await using server = await scriptedServer([{ status: 201, body: inReview }])
    const { partner } = connect(server.url, { applicationName: 'Ledger', locale: 'pt-PT' })
    await partner.customers.byId(customerId).qualification.createQualifications(education)
    const { method, url, headers, body } = server.received[0]!
    assert.equal(method, 'POST')
    assert.equal(url, `/v1/customers/${customerId}/qualifications`)
    assert.equal(body, '{"qualification":"Education"}')
    assert.equal(headers.authorization, 'Bearer token-1')
    assert.equal(headers.accept, 'application/json')
    assert.equal(headers['content-type'], 'application/json')
    assert.equal(headers['x-locale'], 'pt-PT')
    assert.equal(headers['ms-contract-version'], 'v1')
    assert.equal(headers['ms-partnercenter-client'], 'Accredit TypeScript client')
    assert.equal(headers['ms-partnercenter-application'], 'Ledger')
    assert.match(String(headers['ms-requestid']), guid)
    assert.match(String(headers['ms-correlationid']), guid)
  })

  it('leaves out what does not apply', async () => {
    await using server = await scriptedServer([{ body: [] }])
    await connect(server.url).partner.customers.byId(customerId).qualification.getQualifications()
    const { headers } = server.received[0]!
    assert.equal(headers['content-type'], undefined)
    assert.equal(headers['ms-partnercenter-application'], undefined)
    assert.equal(headers['x-locale'], 'en-US')
  })

  it('shares one correlation id and draws a request id per call', async () => {
    await using server = await scriptedServer([{ body: [] }, { body: [] }])
    const { qualification } = connect(server.url).partner.customers.byId(customerId)
    await qualification.getQualifications()
    await qualification.getQualifications()
    const [first, second] = server.received
    assert.equal(first?.headers['ms-correlationid'], second?.headers['ms-correlationid'])
    assert.notEqual(first?.headers['ms-requestid'], second?.headers['ms-requestid'])
  })

  it('takes ids and locale from with(), and keeps what is not named', async () => {
    await using server = await scriptedServer([{ body: [] }])
    const { partner } = connect(server.url, { locale: 'pt-PT' })
    const scoped = partner.with({ correlationId: 'trace' }).with({ requestId: 'key' })
    await scoped.customers.byId(customerId).qualification.getQualifications()
    const { headers } = server.received[0]!
    assert.equal(headers['ms-correlationid'], 'trace')
    assert.equal(headers['ms-requestid'], 'key')
    assert.equal(headers['x-locale'], 'pt-PT')
  })

  it('keeps a path before /v1 and needs no tidy base URL', async () => {
    await using server = await scriptedServer([{ body: [] }])
    await connect(`${server.url}/partner/`).partner.validations.codes()
    assert.equal(server.received[0]?.url, '/partner/v1/customers/all/validations')
  })

  it('refuses what no header can carry, and sends nothing', async () => {
    await using server = await scriptedServer([])
    const { partner, waits } = connect(server.url, { applicationName: 'two\nlines' })
    await assert.rejects(partner.validations.codes(), TypeError)
    const { partner: other } = connect(server.url, { credential: staticTokenCredential('a\nb') })
    await assert.rejects(other.validations.codes(), TypeError)
    assert.deepEqual(waits, [])
    assert.equal(server.received.length, 0)
  })

  it('gives each attempt headers of its own', async () => {
    const seen: (string | null)[] = []
    const kept: Headers[] = []
    const { partner } = connect('http://127.0.0.1:1', {
      credential: {
        getToken: (_, { rejectedToken } = {}) =>
          Promise.resolve({ token: rejectedToken ? 'new' : 'old', expiresOnTimestamp: Infinity }),
      },
      fetch: (_, { headers }) => {
        kept.push(headers as Headers)
        return Promise.resolve(new Response('', { status: kept.length === 1 ? 401 : 200 }))
      },
    })
    await partner.validations.codes()
    for (const headers of kept) seen.push(headers.get('Authorization'))
    assert.deepEqual(seen, ['Bearer old', 'Bearer new'])
  })

  it('refuses ids that would address another resource', () => {
    const { partner } = connect('http://127.0.0.1:1')
    for (const id of ['', '.', '..']) assert.throws(() => partner.customers.byId(id), TypeError)
  })
})

describe('repeats', () => {
  for (const status of [408, 500, 502, 503, 504]) {
    it(`repeats after ${status} with the same request id`, async () => {
      await using server = await scriptedServer([{ status }, { status }, { status }, { body: [] }])
      const { partner, waits } = connect(server.url)
      const { qualification } = partner.customers.byId(customerId)
      assert.deepEqual(await qualification.getQualifications(), [])
      assert.deepEqual(waits, [500, 1500, 3500])
      assert.equal(server.received.length, 4)
      assert.equal(idsOf(server.received).size, 1)
    })
  }

  for (const fault of ['reset', 'half a body'] as const satisfies Reply[]) {
    it(`repeats a POST after ${fault} with the same request id`, async () => {
      await using server = await scriptedServer([fault, { status: 201, body: inReview }])
      const { partner, waits } = connect(server.url)
      const { qualification } = partner.customers.byId(customerId)
      assert.deepEqual(await qualification.createQualifications(education), inReview)
      assert.deepEqual(waits, [500])
      assert.equal(idsOf(server.received).size, 1)
      assert.equal(new Set(server.received.map(({ body }) => body)).size, 1)
    })
  }

  for (const status of [400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 417, 422, 501]) {
    it(`never repeats after ${status}`, async () => {
      await using server = await scriptedServer([{ status }])
      const { partner, waits } = connect(server.url)
      await assert.rejects(partner.validations.codes(), { name: 'PartnerError', status })
      assert.deepEqual(waits, [])
      assert.equal(server.received.length, 1)
    })
  }

  it('gives up after three repeats, or as many as it is told', async () => {
    for (const retries of [0, 1, 3]) {
      await using server = await scriptedServer(() => ({ status: 503 }))
      const { partner } = connect(server.url, { retries })
      await assert.rejects(partner.validations.codes(), { category: 'ServerBusy', retryable: true })
      assert.equal(server.received.length, retries + 1)
    }
  })

  it('reports a service that cannot be reached', async () => {
    const server = await scriptedServer([])
    await server[Symbol.asyncDispose]()
    const { partner, waits } = connect(server.url)
    await assert.rejects(
      partner.validations.codes(),
      (error) =>
        error instanceof PartnerError &&
        error.category === 'NotSpecified' &&
        error.status === undefined &&
        error.retryable &&
        error.cause instanceof Error,
    )
    assert.equal(waits.length, 3)
  })

  it('waits as long as a 429 asks, a little spread, with the same request id', async () => {
    const throttled = { status: 429, headers: { 'Retry-After': '57' } }
    await using server = await scriptedServer([throttled, { body: [] }])
    const { partner, waits } = connect(server.url)
    await partner.validations.codes()
    assert.deepEqual(waits, [57_250])
    assert.equal(idsOf(server.received).size, 1)
  })

  it('understands a Retry-After that is a date', async () => {
    const date = new Date('2026-03-02T09:00:20Z').toUTCString()
    await using server = await scriptedServer([
      { status: 503, headers: { 'Retry-After': date } },
      { body: [] },
    ])
    const { partner, waits } = connect(server.url)
    await partner.validations.codes()
    assert.deepEqual(waits, [20_250])
  })

  it('hands a 429 over at once when asked to', async () => {
    await using server = await scriptedServer([{ status: 429, headers: { 'Retry-After': '57' } }])
    const { partner, waits } = connect(server.url, { retryOnThrottle: false })
    await assert.rejects(partner.validations.codes(), {
      category: 'TooManyRequests',
      retryAfterSeconds: 57,
    })
    assert.deepEqual(waits, [])
  })

  it('hands a 429 over when the wait would outlast the call', async () => {
    await using server = await scriptedServer([{ status: 429, headers: { 'Retry-After': '600' } }])
    const { partner, waits } = connect(server.url)
    await assert.rejects(partner.validations.codes(), { retryAfterSeconds: 600 })
    assert.deepEqual(waits, [])
  })
})

describe('answers', () => {
  it('answers an empty body with nothing', async () => {
    await using server = await scriptedServer([{ status: 204 }])
    assert.equal(await connect(server.url).partner.customers.byId(customerId).delete(), undefined)
  })

  it('reports a success that is not JSON', async () => {
    await using server = await scriptedServer([{ body: '<html>' }])
    await assert.rejects(connect(server.url).partner.validations.codes(), {
      category: 'ResponseParsing',
      status: 200,
      retryable: false,
    })
    assert.equal(server.received.length, 1)
  })

  it('names the ids that the service answered with', async () => {
    const headers = { 'MS-RequestId': 'r-1', 'MS-CorrelationId': 'c-1' }
    await using server = await scriptedServer([{ status: 404, headers }])
    await assert.rejects(connect(server.url).partner.validations.codes(), {
      requestId: 'r-1',
      correlationId: 'c-1',
    })
  })

  it('names the ids that were sent when the service answers none', async () => {
    await using server = await scriptedServer([{ status: 404 }])
    const scoped = connect(server.url).partner.with({ requestId: 'r-2', correlationId: 'c-2' })
    await assert.rejects(scoped.validations.codes(), { requestId: 'r-2', correlationId: 'c-2' })
  })
})
