import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  PartnerError,
  sandboxControls,
  sandboxPartner,
  vettingReasonTexts,
  type PartnerErrorName,
  type RepeatedRequest,
  type SentRequest,
} from '../src/index.ts'
import { connect, customerId } from './connect.ts'
import { scriptedServer } from './scripted-server.ts'

describe('the hooks of a partner', () => {
  it('are told of each attempt, and of why it is repeated', async () => {
    await using server = await scriptedServer([
      { status: 503 },
      { status: 429, headers: { 'retry-after': '7' } },
      { body: [] },
    ])
    const sent: SentRequest[] = []
    const repeated: RepeatedRequest[] = []
    const { partner } = connect(server.url, {
      onRequest: (one) => sent.push(one),
      onRetry: (one) => repeated.push(one),
    })
    await partner.customers.byId(customerId).qualification.getQualifications()
    assert.deepEqual(
      sent.map(({ attempt }) => attempt),
      [1, 2, 3],
    )
    const [first] = sent
    assert.equal(first?.method, 'GET')
    assert.equal(first?.url, `${server.url}/v1/customers/${customerId}/qualifications`)
    assert.equal(first?.requestId, server.received[0]?.headers['ms-requestid'])
    assert.equal(new Set(sent.map(({ requestId }) => requestId)).size, 1)
    assert.deepEqual(
      repeated.map(({ attempt, afterMs, error }) => [attempt, afterMs, error.status]),
      [
        [1, 500, 503],
        [2, 7250, 429],
      ],
    )
    assert.match(repeated[0]?.because ?? '', /busy/)
  })

  it('are not told of a retry where none follows, and end the call by what they throw', async () => {
    await using server = await scriptedServer([{ status: 404 }])
    const repeated: RepeatedRequest[] = []
    const { partner } = connect(server.url, { onRetry: (one) => repeated.push(one) })
    await assert.rejects(partner.customers.byId(customerId).get(), PartnerError)
    assert.deepEqual(repeated, [])
    const stopped = new Error('enough')
    const refusing = connect(server.url, {
      onRequest: () => {
        throw stopped
      },
    })
    await assert.rejects(refusing.partner.customers.byId(customerId).get(), stopped)
    assert.equal(server.received.length, 1)
  })
})

describe('an error', () => {
  it('is written as JSON with what a log needs', async () => {
    const errorName: PartnerErrorName = 'TenantNotFound'
    const body = { code: 60003, message: 'No such customer.', errorName, parameters: { id: 'x' } }
    await using server = await scriptedServer([{ status: 404, body }])
    const error = await connect(server.url)
      .partner.customers.byId(customerId)
      .get()
      .catch((thrown: unknown) => thrown)
    const { correlationId, requestId, ...written } = JSON.parse(JSON.stringify(error))
    assert.ok(correlationId && requestId)
    assert.deepEqual(written, {
      name: 'PartnerError',
      message: 'No such customer.',
      category: 'NotFound',
      status: 404,
      code: 60003,
      errorName,
      data: [],
      parameters: { id: 'x' },
      retryable: false,
    })
  })
})

describe('a poller', () => {
  it('asks at the interval that its caller chose, unless the service chooses one', async () => {
    const record = { qualification: 'Education', vettingStatus: 'InReview' }
    await using server = await scriptedServer([
      { status: 201, body: record },
      { body: [record] },
      { body: [record], headers: { 'retry-after': '3' } },
      { body: [record] },
      { body: [{ ...record, vettingStatus: 'Denied', vettingReason: vettingReasonTexts[0] }] },
    ])
    const { partner, waits } = connect(server.url)
    const { qualification } = partner.customers.byId(customerId)
    const poller = await qualification.beginQualification({ qualification: 'Education' })
    await assert.rejects(poller.pollUntilDone({ pollIntervalMs: 0 }), /pollIntervalMs is 0/)
    const verdict = await poller.pollUntilDone({ pollIntervalMs: 250 })
    assert.deepEqual(waits, [250, 250, 3000, 250])
    assert.equal(verdict.approved, false)
    assert.equal(verdict.denial.reason, 'Not an Education Customer')
  })
})

describe('a sandbox that nobody names', () => {
  it('is the one of ACCREDIT_URL, for controls and partner alike', async (t) => {
    const before = process.env['ACCREDIT_URL']
    t.after(() => {
      if (before === undefined) delete process.env['ACCREDIT_URL']
      else process.env['ACCREDIT_URL'] = before
    })
    await using server = await scriptedServer(({ url }) =>
      url.endsWith('/token')
        ? { body: { access_token: 'a', expires_in: 3600 } }
        : { body: url.endsWith('/clock') ? { now: 'x', aheadByMilliseconds: 0 } : { items: [] } },
    )
    process.env['ACCREDIT_URL'] = `${server.url}/s/run-17`
    await sandboxControls().clock()
    await sandboxPartner({ user: 'sales@contoso.onmicrosoft.com' }).customers.list()
    assert.deepEqual(
      server.received.map(({ url }) => url),
      [
        '/s/run-17/sandbox/v1/clock',
        '/s/run-17/contoso.onmicrosoft.com/oauth2/v2.0/token',
        '/s/run-17/v1/customers',
      ],
    )
    assert.match(server.received[1]?.body ?? '', /sandbox-refresh%3Asales%40contoso/)
    delete process.env['ACCREDIT_URL']
    await assert.rejects(
      sandboxControls({ fetch: async (url) => Promise.reject(new Error(url)) }).clock(),
      /127\.0\.0\.1:8787/,
    )
  })
})
