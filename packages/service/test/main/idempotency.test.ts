import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, it } from 'node:test'
import {
  contosoTenant,
  customer,
  startTestService,
  until,
  type TestAnswer,
  type TestCall,
  type TestService,
} from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import { openDirectly, type DirectDatabase } from './support/direct-database.ts'
import { makeCustomers } from './support/make-customers.ts'
import { mintToken } from './support/mint-token.ts'

const at = (id: string) => `/v1/customers/${id}/qualifications`
const owned = { qualification: 'StateOwnedEntity' }
const education = { qualification: 'Education', website: 'review.accredit.test' }
const gcc = (code: string) => ({ qualification: 'GovernmentCommunityCloud', validationCode: code })

onEveryStore('a request id', (makeStorage) => {
  let storage: TestStorage
  let database: DirectDatabase
  let service: TestService
  let token: string
  before(async () => {
    storage = await makeStorage()
    service = await startTestService(storage)
    database = await openDirectly(storage)
    token = await service.userToken()
  })
  after(async () => {
    await database[Symbol.asyncDispose]()
    await service.stop()
    await storage[Symbol.asyncDispose]()
  })

  const newCustomer = async () => (await makeCustomers(database, 1))[0] ?? ''
  const ask = (id: string, call: TestCall) => service.call('POST', at(id), { token, ...call })
  const isStored = async (requestId: string) => {
    const found = await database.query(`select 1 from answer where request_id = '${requestId}'`)
    return found.length === 1
  }
  const codeLeft = async (code: string) => {
    const [row] = await database.query(
      `select remaining_creates from validation_code
       where partner_id = '${contosoTenant}' and id = '${code}'`,
    )
    return Number(row.remaining_creates)
  }

  it('repeats the first answer letter for letter, with fresh tracing ids', async () => {
    const id = await newCustomer()
    const requestId = randomUUID()
    const first = await ask(id, { requestId, body: owned })
    assert.equal(first.status, 201)
    const earlier = await database.countRows()
    const correlationId = randomUUID()
    const second = await ask(id, { requestId, correlationId, body: owned })
    assert.equal(second.status, 201)
    assert.equal(second.text, first.text)
    assert.equal(first.headers.get('location'), `/customers/${id}/qualifications`)
    assert.equal(second.headers.get('location'), first.headers.get('location'))
    assert.equal(second.headers.get('ms-requestid'), requestId)
    assert.equal(second.headers.get('ms-correlationid'), correlationId)
    assert.notEqual(second.headers.get('ms-cv'), first.headers.get('ms-cv'))
    assert.deepEqual(await database.countRows(), earlier)
  })

  it('is the same one in capitals, on another spelling of the path', async () => {
    const id = await newCustomer()
    const requestId = randomUUID()
    const first = await ask(id, { requestId, body: owned })
    const path = `/V1//Customers/${id.toUpperCase()}/QUALIFICATIONS/`
    const second = await service.call('POST', path, {
      token,
      requestId: requestId.toUpperCase(),
      body: owned,
    })
    assert.equal(second.status, 201)
    assert.equal(second.text, first.text)
  })

  it('repeats the answer after the state has moved on', async () => {
    const id = await newCustomer()
    const requestId = randomUUID()
    const body = { qualification: 'Education', website: 'approve.accredit.test' }
    const first = await ask(id, { requestId, body })
    await until(
      async () => (await service.call('GET', at(id), { token })).json,
      ([record]) => record.vettingStatus === 'Approved',
      'the verdict',
    )
    const second = await ask(id, { requestId, body })
    assert.equal(second.text, first.text)
    assert.equal(second.json.vettingStatus, 'InReview')
  })

  it('with another body or query is refused, which is not stored', async () => {
    const id = await newCustomer()
    const requestId = randomUUID()
    const first = await ask(id, { requestId, body: owned })
    assert.equal(first.status, 201)
    const others: [string, TestCall][] = [
      [at(id), { body: education }],
      [at(id), { body: `${JSON.stringify(owned)} ` }],
      [`${at(id)}?code=1`, { body: owned }],
      [at(id), { body: 'no JSON' }],
      [at(id), { body: { qualification: 'Academia' } }],
    ]
    for (const [path, call] of others) {
      const answer = await service.call('POST', path, { token, requestId, ...call })
      assert.equal(answer.status, 400)
      assert.equal(answer.json.errorName, 'RequestIdReused', answer.text)
    }
    assert.equal((await ask(id, { requestId, body: owned })).text, first.text)
  })

  it('counts per customer, per operation and per partner', async () => {
    const [one = '', two = ''] = await makeCustomers(database, 2)
    const requestId = randomUUID()
    assert.equal((await ask(one, { requestId, body: owned })).status, 201)
    assert.equal((await ask(two, { requestId, body: owned })).status, 201)
    // Reading is never repeated from the store.
    assert.equal((await service.call('GET', at(one), { token, requestId })).json.length, 1)
    const fabrikam = await service.userToken('admin@fabrikam.onmicrosoft.com')
    const other = await service.call('POST', at(one), { token: fabrikam, requestId, body: owned })
    assert.equal(other.json.errorName, 'TenantNotFound')
    const own = { token: fabrikam, requestId, body: owned }
    assert.equal((await service.call('POST', at(customer('21')), own)).status, 201)
  })

  it('that comes twice at the same moment runs once', async () => {
    const id = await newCustomer()
    const requestId = randomUUID()
    const earlier = await database.countRows()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => ask(id, { requestId, body: education })),
    )
    assert.deepEqual(
      answers.map(({ status, text }) => [status, text]),
      answers.map(() => [201, answers[0]?.text]),
    )
    const left = await database.countRows()
    assert.equal(left['vetting_case'], (earlier['vetting_case'] ?? 0) + 1)
    assert.equal(left['audit_record'], (earlier['audit_record'] ?? 0) + 1)
    assert.equal(left['answer'], (earlier['answer'] ?? 0) + 1)
  })

  it('with two bodies at the same moment has one winner; the other is told', async () => {
    const id = await newCustomer()
    const requestId = randomUUID()
    const answers = await Promise.all([
      ask(id, { requestId, body: education }),
      ask(id, { requestId, body: owned }),
    ])
    assert.equal(answers.filter(({ status }) => status === 201).length, 1)
    const loser = answers.find(({ status }) => status === 400)
    assert.equal(loser?.json.errorName, 'RequestIdReused')
    assert.equal((await service.call('GET', at(id), { token })).json.length, 1)
  })

  it('repeats a refusal by a rule even when the rule would no longer refuse', async () => {
    const id = await newCustomer()
    const requestId = randomUUID()
    const first = await ask(id, { requestId, body: gcc('20003') })
    assert.equal(first.json.errorName, 'ValidationCodeInvalid')
    await database.query(
      `insert into validation_code
       (partner_id, id, organization_name, max_creates, remaining_creates, updated_at)
       values ('${contosoTenant}', '20003', 'Late', 1, 1, 0)`,
    )
    try {
      const second = await ask(id, { requestId, body: gcc('20003') })
      assert.equal(second.text, first.text)
      assert.equal((await ask(id, { body: gcc('20003') })).status, 201)
    } finally {
      await database.query(`delete from code_redemption where code_id = '20003'`)
      await database.query(`delete from validation_code where id = '20003'`)
    }
  })

  it('leaves one trace, however often a refused call comes', async () => {
    const requestId = randomUUID()
    const id = customer('05')
    const earlier = await database.countRows()
    const texts = new Set<string>()
    for (let time = 0; time < 5; time += 1) {
      texts.add((await ask(id, { requestId, body: { qualification: 'Education' } })).text)
    }
    assert.equal(texts.size, 1)
    const left = await database.countRows()
    assert.deepEqual(left, { ...earlier, answer: (earlier['answer'] ?? 0) + 1 })
  })

  const notStored: [string, (requestId: string) => Promise<TestAnswer>][] = [
    ['no token', (requestId) => ask(customer('01'), { token: '', requestId, body: owned })],
    [
      'a token without the second factor',
      async (requestId) => {
        const weak = await mintToken(service, { mfa: false })
        return ask(customer('01'), { token: weak, requestId, body: owned })
      },
    ],
    [
      'an application alone',
      async (requestId) =>
        ask(customer('01'), { token: await service.appToken(), requestId, body: owned }),
    ],
    [
      'a role that may not write',
      async (requestId) => {
        const helpdesk = await service.userToken('helpdesk@contoso.onmicrosoft.com')
        return ask(customer('01'), { token: helpdesk, requestId, body: owned })
      },
    ],
    ['an id that is no GUID', (requestId) => ask('northwind', { requestId, body: owned })],
    ['a broken body', (requestId) => ask(customer('01'), { requestId, body: '{' })],
    [
      'an unknown value',
      (requestId) => ask(customer('01'), { requestId, body: { qualification: 'x' } }),
    ],
    [
      'a broken body for an unknown customer',
      (requestId) => ask(randomUUID(), { requestId, body: '{' }),
    ],
  ]
  for (const [what, send] of notStored) {
    it(`is not used up by ${what}`, async () => {
      const requestId = randomUUID()
      const { status } = await send(requestId)
      assert.ok(status >= 400 && status < 500)
      assert.equal(await isStored(requestId), false)
    })
  }

  it('refused for its caller works for one who may', async () => {
    const id = await newCustomer()
    const requestId = randomUUID()
    const helpdesk = await service.userToken('helpdesk@contoso.onmicrosoft.com')
    assert.equal((await ask(id, { token: helpdesk, requestId, body: owned })).status, 403)
    assert.equal((await ask(id, { requestId, body: owned })).status, 201)
    // And an answer does not outlive the right to hear it.
    assert.equal((await ask(id, { token: helpdesk, requestId, body: owned })).status, 403)
  })

  it('that is missing or no GUID makes two calls of two', async () => {
    for (const requestId of ['', 'once', '{00000000-0000-0000-0000-000000000000}']) {
      const id = await newCustomer()
      const first = await ask(id, { requestId, body: owned })
      const second = await ask(id, { requestId, body: owned })
      assert.deepEqual([first.status, second.status], [201, 409])
      assert.notEqual(first.headers.get('ms-requestid'), second.headers.get('ms-requestid'))
    }
  })

  it('never spends a code twice', async () => {
    const id = await newCustomer()
    const requestId = randomUUID()
    const left = await codeLeft('67890')
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => ask(id, { requestId, body: gcc('67890') })),
    )
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201],
    )
    await ask(id, { requestId, body: gcc('67890') })
    assert.equal(await codeLeft('67890'), left - 1)
    const redeemed = await database.query(
      `select 1 from code_redemption where customer_id = '${id}'`,
    )
    assert.equal(redeemed.length, 1)
  })

  it('is free again after 24 hours of the service clock', async () => {
    const id = await newCustomer()
    const requestId = randomUUID()
    const first = await ask(id, { requestId, body: owned })
    assert.equal(first.status, 201)
    await service.advance('PT23H')
    assert.equal((await ask(id, { requestId, body: owned })).text, first.text)
    await service.advance('PT1H1S')
    const later = await ask(id, { requestId, body: owned })
    assert.equal(later.json.errorName, 'QualificationAlreadySet')
    // The refusal is the answer that is repeated from now on.
    assert.equal((await ask(id, { requestId, body: owned })).text, later.text)
  })

  it('outlives a restart of the service', async () => {
    const id = await newCustomer()
    const requestId = randomUUID()
    const first = await ask(id, { requestId, body: education })
    await service.stop()
    service = await startTestService(storage)
    token = await service.userToken()
    assert.equal((await ask(id, { requestId, body: education })).text, first.text)
  })
})
