import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { customer, startTestService } from '../support/service.ts'
import { controls } from './controls.ts'

const path = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`

describe('the journal of a sandbox', () => {
  it('says what was received and answered', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const [requestId, correlationId] = [randomUUID(), randomUUID()]
    const body = { qualification: 'StateOwnedEntity' }
    await service.call('POST', path('01'), { token, body, requestId, correlationId })
    const { entries } = (await controls(service).journal()).json
    assert.equal(entries.length, 1)
    const [entry] = entries
    assert.deepEqual(entry.received, body)
    assert.equal(entry.answered.qualification, 'StateOwnedEntity')
    assert.deepEqual(
      [entry.method, entry.path, entry.operation, entry.status, entry.fault],
      ['POST', path('01'), 'createQualification', 201, undefined],
    )
    assert.deepEqual([entry.requestId, entry.correlationId], [requestId, correlationId])
    assert.equal(entry.customerId, customer('01'))
    assert.equal(entry.user, 'admin@contoso.onmicrosoft.com')
    assert.match(entry.at, /^\d{4}-.*Z$/)
    assert.equal(typeof entry.milliseconds, 'number')
  })

  it('is filtered by operation, customer and request id, and gives the last ones', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const requestId = randomUUID()
    await service.call('GET', path('01'), { token })
    await service.call('GET', path('02'), { token, requestId })
    await service.call('GET', '/v1/customers', { token })
    const { journal } = controls(service)
    const routes = async (query: string) =>
      (await journal(query)).json.entries.map((entry: { operation: string }) => entry.operation)
    assert.deepEqual(await routes('?operation=listCustomers'), ['listCustomers'])
    assert.deepEqual(await routes(`?customer=${customer('02').toUpperCase()}`), [
      'getQualifications',
    ])
    assert.deepEqual(await routes(`?requestId=${requestId}`), ['getQualifications'])
    assert.deepEqual(await routes(`?requestId=${requestId}&operation=listCustomers`), [])
    assert.deepEqual(await routes('?limit=2'), ['getQualifications', 'listCustomers'])
    assert.deepEqual(await routes('?status=200&text=QUALIFICATIONS&limit=1'), ['getQualifications'])
    assert.deepEqual(await routes('?status=404'), [])
    const { at } = (await journal()).json.entries[2]
    assert.deepEqual(await routes(`?since=${at}`), [])
    assert.equal((await controls(service).send('DELETE', 'journal')).status, 204)
    assert.deepEqual(await routes(''), [])
  })

  it('keeps refusals and what reached no route, and nothing of sign-in or itself', async () => {
    await using service = await startTestService(undefined)
    await service.userToken()
    await service.call('GET', '/v1/customers')
    await service.call('GET', '/v1/custmers')
    await fetch(`${service.url}/healthz`)
    const { journal } = controls(service)
    await journal()
    const { entries } = (await journal()).json
    assert.deepEqual(
      entries.map(({ path: at, status }: { path: string; status: number }) => [at, status]),
      [
        ['/v1/customers', 401],
        ['/v1/custmers', 404],
      ],
    )
    assert.equal(entries[0].answered.errorName, 'PartnerTokenMissing')
  })

  it('holds no token, password or code', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const created = await service.call('POST', '/v1/customers', {
      token,
      body: {
        companyProfile: { domain: 'tidewater.onmicrosoft.com' },
        billingProfile: {
          culture: 'en-US',
          language: 'en',
          companyName: 'Tidewater School',
          email: 'office@tidewater.example',
          firstName: 'Tess',
          lastName: 'Moor',
          defaultAddress: {
            country: 'US',
            firstName: 'Tess',
            lastName: 'Moor',
            addressLine1: '1 Bay Street',
            city: 'Norfolk',
            state: 'VA',
            postalCode: '23510',
          },
        },
      },
    })
    assert.equal(created.status, 201, created.text)
    const password = created.json.userCredentials.password as string
    const body = { qualification: 'GovernmentCommunityCloud', password: 'hunter2' }
    await service.call('POST', `${path('01')}?code=67890`, { token, body })
    await service.call('POST', path('02'), { token, body: 'password=hunter2' })
    const { text, json } = await controls(service).journal()
    assert.equal(json.entries.length, 3)
    for (const secret of [token, token.slice(-40), password, 'hunter2', '67890']) {
      assert.equal(text.includes(secret), false, secret)
    }
    assert.equal(json.entries[1].query, 'code=…90')
    assert.equal(json.entries[2].received, 'no JSON, 16 characters')
  })

  it('keeps the last so many, and none when it is told so', async () => {
    await using small = await startTestService(undefined, { journalEntries: '3' })
    const token = await small.userToken()
    for (const digits of ['01', '02', '03', '04', '05']) {
      await small.call('GET', path(digits), { token })
    }
    const { entries } = (await controls(small).journal()).json
    assert.deepEqual(
      entries.map((entry: { customerId: string }) => entry.customerId.slice(-2)),
      ['03', '04', '05'],
    )
    await using none = await startTestService(undefined, { journalEntries: '0' })
    await none.call('GET', '/v1/customers')
    assert.deepEqual((await controls(none).journal()).json.entries, [])
  })

  it('drops the oldest when it holds too many bytes, and says so', async () => {
    await using small = await startTestService(undefined, { journalBytes: '65536' })
    const token = await small.userToken()
    const body = { qualification: 'x'.repeat(12_000) }
    for (const digits of ['01', '02', '03', '04', '05', '06', '07', '08']) {
      await small.call('POST', path(digits), { token, body })
    }
    const { entries, found, kept } = (await controls(small).journal()).json
    assert.ok(entries.length >= 2 && entries.length < 6, `${entries.length} entries`)
    assert.equal(entries.at(-1).customerId, customer('08'))
    assert.deepEqual(
      [found, kept.entries, kept.dropped, kept.mostEntries, kept.mostBytes],
      [entries.length, entries.length, 8 - entries.length, 10_000, 65_536],
    )
    assert.ok(kept.bytes > 12_000 * entries.length && kept.bytes <= 65_536)
  })

  it('is read page by page, also while more arrives', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const read = (digits: string) => service.call('GET', path(digits), { token })
    for (const digits of ['01', '02', '03', '04']) await read(digits)
    const { journal } = controls(service)
    const page = async (query: string) => {
      const { entries, found, newer } = (await journal(query)).json
      const last = entries.map((entry: { customerId: string }) => entry.customerId.slice(-2))
      return { last, found, newer, ids: entries.map((entry: { id: string }) => entry.id) }
    }
    const { ids, ...newest } = await page('?limit=2&bodies=false')
    assert.deepEqual(newest, { last: ['03', '04'], found: 4, newer: 0 })
    await read('05')
    const older = await page(`?limit=2&before=${ids[0]}`)
    assert.deepEqual([older.last, older.found, older.newer], [['01', '02'], 5, 3])
    const later = await page(`?after=${ids[1]}`)
    assert.deepEqual([later.last, later.found], [['05'], 1])
    // A page that was dropped meanwhile begins at the newest again.
    const lost = await page(`?limit=1&before=${randomUUID()}`)
    assert.deepEqual([lost.last, lost.newer], [['05'], 0])
  })

  it('filters by class of status and by application', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const applied = { 'MS-PartnerCenter-Application': 'Accredit dashboard' }
    await service.call('GET', path('01'), { token, headers: applied })
    await service.call('GET', path('99'), { token })
    const { putFaults, journal } = controls(service)
    await putFaults({ operation: 'listCustomers', cut: true })
    await assert.rejects(service.call('GET', '/v1/customers', { token }))
    const operations = async (query: string) =>
      (await journal(query)).json.entries.map(
        (entry: { operation: string; status?: number }) => `${entry.operation} ${entry.status}`,
      )
    assert.deepEqual(await operations('?status=4xx'), ['getQualifications 404'])
    assert.deepEqual(await operations('?status=2xx'), ['getQualifications 200'])
    assert.deepEqual(await operations('?status=none'), ['listCustomers undefined'])
    assert.deepEqual(await operations('?withoutApplication=Accredit%20dashboard&status=2xx'), [])
  })

  it('shows headers without what is secret in them, and leaves them out of a summary', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const headers = { cookie: 'session=1234', 'x-api-key': 'hunter2', 'x-locale': 'pt-PT' }
    await service.call('GET', path('01'), { token, headers })
    const { text, json } = await controls(service).journal()
    const [{ receivedHeaders, answeredHeaders }] = json.entries
    assert.equal(receivedHeaders.authorization, 'Bearer …')
    assert.equal(receivedHeaders['x-locale'], 'pt-PT')
    assert.match(answeredHeaders['content-type'], /^application\/json/)
    assert.match(answeredHeaders['ms-requestid'], /^[0-9a-f-]{36}$/)
    for (const secret of ['1234', 'hunter2', token]) assert.equal(text.includes(secret), false)
    await service.call('GET', '/v1/nowhere?code=9876&api_key=wintergreen&sig=cloudberry&size=2')
    const [, unknown] = (await controls(service).journal()).json.entries
    assert.equal(unknown.query, 'code=…&api_key=…&sig=…&size=2')
    await service.call('GET', path('01'))
    const [, , refused] = (await controls(service).journal()).json.entries
    assert.match(refused.answered.message, /carries no bearer token/)
    assert.equal(refused.answeredHeaders['www-authenticate'], 'Bearer error="invalid_token"')
    const [summary] = (await controls(service).journal('?bodies=false')).json.entries
    for (const member of ['receivedHeaders', 'received', 'answeredHeaders', 'answered']) {
      assert.equal(member in summary, false, member)
    }
  })

  it('says why a request was refused, and how well that is known', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const body = { qualification: 'Education', website: 'not a website' }
    await service.call('POST', path('01'), { token, body })
    await service.call('POST', path('09'), { token, body: { qualification: 'Education' } })
    await service.call('GET', path('01'), { token })
    const { entries } = (await controls(service).journal()).json
    const [website, combination, none] = entries.map((entry: { refusal: object }) => entry.refusal)
    assert.equal(website.errorName, 'InvalidWebsite')
    assert.match(website.rules[0].rule, /^[A-Z]\w+$/)
    assert.deepEqual(combination, {
      errorName: 'QualificationCombinationNotAllowed',
      code: 600006,
      fidelity: 'assumed',
      source: 'The .NET feature samples expect the refusal; status and number are ours.',
    })
    assert.equal(none, undefined)
  })

  it('does not keep bodies of any length', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const body = { qualification: 'x'.repeat(20_000) }
    await service.call('POST', path('01'), { token, body })
    const { entries } = (await controls(service).journal()).json
    assert.match(entries[0].received, /^20\d{3} characters, not kept$/)
  })

  it('refuses a filter that it does not know', async () => {
    await using service = await startTestService(undefined)
    for (const [query, field] of [
      ['?rout=x', 'rout'],
      ['?operation=x', 'operation'],
      ['?customer=x', 'customer'],
      ['?requestId=x', 'requestId'],
      ['?status=99', 'status'],
      ['?status=6xx', 'status'],
      ['?after=1', 'after'],
      ['?before=x', 'before'],
      ['?bodies=no', 'bodies'],
      ['?correlationId=x', 'correlationId'],
      ['?since=yesterday', 'since'],
      ['?limit=0', 'limit'],
      ['?limit=-1', 'limit'],
    ] as const) {
      const answer = await controls(service).journal(query)
      assert.equal(answer.status, 400)
      assert.equal(answer.json.parameters.field, field)
    }
  })

  it('begins anew with a reset', async () => {
    await using service = await startTestService(undefined)
    await service.call('GET', '/v1/customers')
    const { send, journal } = controls(service)
    await send('POST', 'reset')
    assert.deepEqual((await journal()).json.entries, [])
  })
})
