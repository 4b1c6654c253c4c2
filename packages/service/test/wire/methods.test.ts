import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { METHODS } from 'node:http'
import { it } from 'node:test'
import { exchangeRaw } from '../main/support/exchange-raw.ts'
import { contosoTenant, customer, startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

const northwind = `/v1/customers/${customer('01')}`

/** Paths of every kind, with the methods that they have. */
const paths: [path: string, allowed: string][] = [
  [`${northwind}/qualifications`, 'POST, GET, HEAD'],
  ['/V1//customers/', 'GET, HEAD, POST'],
  ['/v1/customers/relationshiprequests', 'GET, HEAD'],
  ['/v1/domains/contoso.onmicrosoft.com', 'HEAD'],
  ['/vetting/v1/cases', 'GET, HEAD'],
  ['/healthz', 'GET, HEAD'],
  ['/openapi.json', 'GET, HEAD'],
  ['/sandbox/v1/reset', 'POST'],
  [`/${contosoTenant}/oauth2/v2.0/token`, 'POST'],
]

onEveryStore('a method that a path lacks', (makeStorage) => {
  it('is refused with those that it has, whatever the method', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    for (const [path, allowed] of paths) {
      const lacking = METHODS.filter(
        (method) => method !== 'CONNECT' && !allowed.split(', ').includes(method),
      )
      assert.ok(lacking.includes('OPTIONS') && lacking.includes('PROPFIND'))
      for (const method of lacking.filter((name) => name !== 'HEAD')) {
        const answer = await exchangeRaw(
          service.url,
          `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`,
        )
        assert.equal(answer.status, 405, `${method} ${path}: ${answer.body}`)
        assert.equal(answer.headers.get('allow'), allowed, path)
        assert.equal(JSON.parse(answer.body).code, 900141)
        assert.ok(![...answer.headers.keys()].some((name) => name.startsWith('access-control')))
      }
    }
  })

  it('is told apart from a path that there is not', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.appToken()
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      for (const path of ['/v1/offers', '/v1/customers/usagerecords']) {
        const answer = await service.call(method, path, { token })
        assert.equal(answer.status, 404, path)
        assert.equal(answer.json.code, 1000)
      }
    }
    const other = await service.call('GET', '/v1/customers/usage', { token })
    assert.equal(other.json.code, 2000, 'any other word is no id')
  })
})

onEveryStore('the relationship with a customer', (makeStorage) => {
  it('begins at an address that names the partner', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const path = '/v1/customers/relationshiprequests'
    for (const token of [await service.appToken(), await service.userToken()]) {
      const answer = await service.call('GET', path, { token })
      assert.equal(answer.status, 200, answer.text)
      assert.equal(new URL(answer.json.url).searchParams.get('partnerId'), contosoTenant)
    }
    assert.equal((await service.call('GET', path)).status, 401)
  })

  it('stays when delegated administration is removed, and so do delegated roles', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const before = (await service.call('GET', northwind, { token })).json
    assert.equal(before.allowDelegatedAccess, true)
    const body = {
      Id: null,
      RelationshipToPartner: 'unknown',
      AllowDelegatedAccess: false,
      CompanyProfile: null,
      Attributes: { Etag: null, ObjectType: 'Customer' },
    }
    const requestId = randomUUID()
    const patched = await service.call('PATCH', northwind, { token, body, requestId })
    assert.equal(patched.status, 200, patched.text)
    assert.equal(patched.json.id, before.id)
    assert.equal(patched.json.allowDelegatedAccess, false)
    assert.equal(patched.json.relationshipToPartner, 'reseller')
    const again = await service.call('PATCH', northwind, { token, body, requestId })
    assert.deepEqual(again.json, patched.json)
    const after = await service.call('GET', northwind, { token })
    assert.deepEqual(after.json, patched.json)
    // A delegated role (GDAP) is what this request needs.
    const gcc = { qualification: 'GovernmentCommunityCloud', validationCode: '1234' }
    const asked = await service.call('POST', `${northwind}/qualifications`, { token, body: gcc })
    assert.notEqual(asked.json.code, 900308, asked.text)
    const records = await service.call('GET', '/v1/auditrecords', { token })
    const [record] = records.json.items
    assert.equal(record.operationType, 'remove_partner_customer_relationship')
    assert.deepEqual(record.customizedData, [{ key: 'AllowDelegatedAccess', value: 'false' }])
  })

  it('refuses any other change of it', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const wrong: [body: object, code: number, field: string][] = [
      [{ allowDelegatedAccess: true }, 800002, 'allowDelegatedAccess'],
      [{ allowDelegatedAccess: 'false' }, 800002, 'allowDelegatedAccess'],
      [{ relationshipToPartner: 'unknown' }, 800002, 'relationshipToPartner'],
      [
        { relationshipToPartner: 'advisor', allowDelegatedAccess: false },
        800002,
        'relationshipToPartner',
      ],
      [{ relationshipToPartner: 'friend' }, 900126, 'relationshipToPartner'],
      [{}, 800002, 'relationshipToPartner'],
    ]
    for (const [body, code, field] of wrong) {
      const answer = await service.call('PATCH', northwind, { token, body })
      assert.equal(answer.json.code, code, answer.text)
      assert.equal(answer.json.parameters.field, field)
    }
    const after = await service.call('GET', northwind, { token })
    assert.equal(after.json.allowDelegatedAccess, true)
  })
})
