import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { sayFaults } from '@accredit/contract/words'
import { words as brazilian } from '@accredit/contract/words/pt-BR'
import { words as portuguese } from '@accredit/contract/words/pt-PT'
import { customer, startTestService } from '../support/service.ts'
import { controls } from './controls.ts'
import { statuses } from './statuses.ts'

const customers = '/v1/customers'
/** Writes values without a locale. */
const plain = { number: String, either: String, list: String, country: String, form: () => '' }
const northwind = `/v1/customers/${customer('01')}/qualifications`

describe('the faults of a sandbox', () => {
  it('strike so many calls of one operation, with a Retry-After', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const { putFaults, faults } = controls(service)
    const put = await putFaults({
      operation: 'listCustomers',
      status: 503,
      retryAfter: 7,
      count: 2,
    })
    assert.equal(put.status, 200)
    const struck = await service.call('GET', customers, { token })
    assert.equal(struck.status, 503)
    assert.equal(struck.headers.get('retry-after'), '7')
    assert.equal(struck.json.errorName, 'ServiceUnavailable')
    const other = await service.call('GET', `${customers}/${customer('01')}`, { token })
    assert.equal(other.status, 200)
    assert.deepEqual(await statuses(service, token, 3), [503, 200, 200])
    assert.deepEqual((await faults()).json, {
      faults: [
        {
          operation: 'listCustomers',
          status: 503,
          retryAfter: 7,
          when: 'before',
          share: 1,
          count: 2,
          seed: 0,
          seen: 2,
          struck: 2,
        },
      ],
    })
  })

  it('can leave out the Retry-After, and take the form of each status', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const { putFaults } = controls(service)
    const strike = async (status: number) => {
      await putFaults({ status })
      const answer = await fetch(`${service.url}${customers}`, {
        headers: { authorization: `Bearer ${token}` },
      })
      assert.equal(answer.status, status)
      assert.equal(answer.headers.get('retry-after'), null)
      assert.ok(answer.headers.get('ms-correlationid'))
      return (await answer.json()) as Record<string, unknown>
    }
    assert.equal((await strike(429))['statusCode'], 429)
    assert.equal((await strike(500))['errorName'], 'UnexpectedError')
    assert.equal((await strike(502))['statusCode'], 502)
  })

  it('strike a share of the calls, the same ones for the same seed', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const { putFaults } = controls(service)
    const run = async (seed: number) => {
      await putFaults({ status: 500, share: 0.5, seed })
      return statuses(service, token, 40)
    }
    const first = await run(1)
    const hits = first.filter((status) => status === 500).length
    assert.ok(hits > 8 && hits < 32, `${hits} of 40`)
    assert.deepEqual(await run(1), first)
    assert.notDeepEqual(await run(2), first)
  })

  it('delay a call that goes on', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    await controls(service).putFaults({ latency: 'PT0.15S', count: 1 })
    const started = performance.now()
    const answer = await service.call('GET', customers, { token })
    assert.equal(answer.status, 200)
    assert.ok(performance.now() - started >= 140)
  })

  it('lose the answer of a call that was carried out; its request id brings it back', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const requestId = randomUUID()
    await controls(service).putFaults({
      operation: 'createQualification',
      status: 504,
      when: 'after',
      count: 1,
    })
    const ask = () =>
      fetch(`${service.url}${northwind}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'ms-requestid': requestId },
        body: JSON.stringify({ qualification: 'StateOwnedEntity' }),
      })
    const lost = await ask()
    assert.equal(lost.status, 504)
    await lost.text()
    const records = await service.call('GET', northwind, { token })
    assert.equal(records.json[0].qualification, 'StateOwnedEntity')
    const repeated = await ask()
    assert.equal(repeated.status, 201)
    await repeated.text()
  })

  for (const when of ['before', 'after']) {
    it(`end the connection ${when} the call is carried out`, async () => {
      await using service = await startTestService(undefined)
      const token = await service.userToken()
      await controls(service).putFaults({
        operation: 'createQualification',
        cut: true,
        when,
        count: 1,
      })
      const body = { qualification: 'StateOwnedEntity' }
      await assert.rejects(service.call('POST', northwind, { token, body }), /fetch failed/)
      const records = await service.call('GET', northwind, { token })
      assert.equal(records.json.length, when === 'after' ? 1 : 0)
      const entries = (await controls(service).journal('?operation=createQualification')).json
        .entries
      assert.equal(entries.length, 1)
      assert.equal(entries[0].fault.cut, true)
      assert.equal('status' in entries[0], false)
    })
  }

  it('strike the calls for one customer, and answer with a body of the caller’s', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const { putFaults } = controls(service)
    await putFaults({ customer: customer('02'), status: 409, body: { odd: [1, null] } })
    const read = (digits: string) =>
      fetch(`${service.url}/v1/customers/${customer(digits)}`, {
        headers: { authorization: `Bearer ${token}` },
      })
    assert.equal((await read('01')).status, 200)
    const struck = await read('02')
    assert.equal(struck.status, 409)
    assert.deepEqual(await struck.json(), { odd: [1, null] })
    await putFaults({ status: 400, code: 600_038 })
    assert.equal(((await (await read('01')).json()) as { code: number }).code, 600_038)
  })

  it('strike the sign-in where they name it', async () => {
    await using service = await startTestService(undefined)
    const { send } = controls(service)
    const added = await send('POST', 'faults', { operation: 'token', status: 503, count: 1 })
    assert.equal(added.status, 201)
    assert.equal(added.json.faults.length, 1)
    const signIn = () =>
      fetch(`${service.url}/contoso.onmicrosoft.com/oauth2/v2.0/token`, { method: 'POST' })
    const struck = await signIn()
    assert.equal(struck.status, 503)
    assert.equal(((await struck.json()) as { error: string }).error, 'temporarily_unavailable')
    assert.equal((await signIn()).status, 400)
    assert.equal((await send('DELETE', 'faults')).status, 204)
    assert.deepEqual((await controls(service).faults()).json, { faults: [] })
  })

  it('end with an empty list, and with a reset', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const { putFaults, faults, send } = controls(service)
    await putFaults({ status: 500 })
    assert.deepEqual((await putFaults()).json, { faults: [] })
    assert.deepEqual(await statuses(service, token, 1), [200])
    await putFaults({ status: 500 })
    assert.equal((await send('POST', 'reset')).status, 204)
    assert.deepEqual((await faults()).json, { faults: [] })
  })

  it('leave the sandbox’s own routes and the sign-in alone', async () => {
    await using service = await startTestService(undefined)
    await controls(service).putFaults({ status: 500 })
    assert.equal((await controls(service).faults()).status, 200)
    assert.ok(await service.userToken())
    assert.equal((await fetch(`${service.url}/healthz`)).status, 200)
  })

  it('refuse what makes no sense in the reader’s language, and stay as they are', async () => {
    await using service = await startTestService(undefined)
    const { putFaults, faults, send } = controls(service)
    await putFaults({ status: 500 })
    for (const [body, field, rule] of [
      ['not json', 'body', /JSON object such as/],
      [[], 'body', /JSON object/],
      [{}, 'faults', /given/],
      [{ faults: {} }, 'faults', /list/],
      [{ faults: [{}] }, 'faults[0].status', /status, a latency, a cut or an effect/],
      [{ faults: [{ status: 200 }] }, 'faults[0].status', /400 to 599/],
      [{ faults: [{ status: '503' }] }, 'faults[0].status', /400 to 599/],
      [
        { faults: [{ status: 503, operation: 'POST /v1' }] },
        'faults[0].operation',
        /name of an operation/,
      ],
      [{ faults: [{ status: 503, operation: 'toString' }] }, 'faults[0].operation', /name of an/],
      [{ faults: [{ status: 503, retryAfter: -1 }] }, 'faults[0].retryAfter', /whole number/],
      [{ faults: [{ latency: 'PT1S', retryAfter: 1 }] }, 'faults[0].retryAfter', /status/],
      [{ faults: [{ latency: '1s' }] }, 'faults[0].latency', /duration/],
      [{ faults: [{ latency: 'PT1H' }] }, 'faults[0].latency', /at most/],
      [{ faults: [{ status: 503, share: 0 }] }, 'faults[0].share', /above 0/],
      [{ faults: [{ status: 503, share: 2 }] }, 'faults[0].share', /at most 1/],
      [{ faults: [{ status: 503, cut: true }] }, 'faults[0].cut', /no status/],
      [{ faults: [{ status: 503, effect: 'slow' }] }, 'faults[0].effect', /neither a status/],
      [{ faults: [{ effect: 'slow' }] }, 'faults[0].effect', /needs a latency/],
      [{ faults: [{ effect: 'other' }] }, 'faults[0].effect', /mfa, truncated, slow, old-links/],
      [{ profile: 'other' }, 'profile', /throttled-hour/],
      [{ profile: 'slow-links', faults: [] }, 'profile', /does not go with/],
      [{ faults: [{ cut: 'yes' }] }, 'faults[0].cut', /must be true/],
      [{ faults: [{ latency: 'PT1S', body: 1 }] }, 'faults[0].body', /with a status/],
      [{ faults: [{ latency: 'PT1S', when: 'after' }] }, 'faults[0].when', /before the work/],
      [{ faults: [{ status: 503, customer: 'x' }] }, 'faults[0].customer', /./],
      [{ faults: [{ status: 503, count: 0 }] }, 'faults[0].count', /at least 1/],
      [{ faults: [{ status: 503, seed: 0.5 }] }, 'faults[0].seed', /whole/],
      [{ faults: [{ status: 503, when: 'later' }] }, 'faults[0].when', /before, after/],
      [{ faults: [{ status: 503, statsu: 1 }] }, 'faults[0].statsu', /no such name/],
      [{ faults: Array.from({ length: 101 }, () => ({ status: 503 })) }, 'faults', /at most 100/],
    ] as const) {
      const answer = await send('PUT', 'faults', body)
      assert.equal(answer.status, 400, JSON.stringify(body))
      assert.equal(answer.json.errorName, 'InvalidRequestInput')
      assert.equal(answer.json.parameters.field, field)
      assert.match(answer.json.parameters.rule, rule)
      for (const words of [portuguese, brazilian]) {
        const [said] = sayFaults(words, answer.json, plain)
        assert.doesNotMatch(said?.text ?? 'nothing', /undefined|\b(it|must|with|nothing)\b/)
      }
    }
    assert.equal((await faults()).json.faults.length, 1)
  })
})
