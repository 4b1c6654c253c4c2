import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CustomerBillingProfile, NewCustomer } from '../src/index.ts'
import { collect } from './collect.ts'
import { connect, customerId } from './connect.ts'
import { scriptedServer } from './scripted-server.ts'

const path = `/v1/customers/${customerId}`

describe('qualifications', () => {
  it('sends the whole request in the body, names in their official spelling', async () => {
    await using server = await scriptedServer(() => ({ status: 201, body: {} }))
    const { qualification } = connect(server.url).partner.customers.byId(customerId)
    await qualification.createQualifications({
      qualification: 'education',
      educationSegment: 'K12',
      website: 'northwind.example.edu',
    })
    await qualification.createQualifications({
      qualification: 'government_community_cloud',
      validationCode: 12345,
    })
    await qualification.createQualifications({ qualification: 'SomethingNew' })
    assert.deepEqual(
      server.received.map(({ body }) => JSON.parse(body)),
      [
        { qualification: 'Education', educationSegment: 'K12', website: 'northwind.example.edu' },
        { qualification: 'GovernmentCommunityCloud', validationCode: '12345' },
        { qualification: 'SomethingNew' },
      ],
    )
  })

  it('sends a code as the query parameter when it comes as the second argument', async () => {
    await using server = await scriptedServer([{ status: 201, body: {} }])
    const { qualification } = connect(server.url).partner.customers.byId(customerId)
    const request = { qualification: 'GovernmentCommunityCloud' }
    await qualification.createQualifications(request, { code: '12 345' })
    assert.equal(server.received[0]?.url, `${path}/qualifications?code=12%20345`)
    assert.deepEqual(JSON.parse(server.received[0]?.body ?? ''), request)
  })

  it('reads either name of the date, drops nulls and keeps unknown statuses', async () => {
    const records = [
      { qualification: 'Education', vettingStatus: 'Expired', vettingCreatedDate: '2026-03-02Z' },
      { qualification: 'StateOwnedEntity', vettingStatus: null, vettingCreateDate: null },
    ]
    await using server = await scriptedServer([{ body: records }])
    const { qualification } = connect(server.url).partner.customers.byId(customerId)
    assert.deepEqual(await qualification.getQualifications(), [
      { qualification: 'Education', vettingStatus: 'Expired', vettingCreateDate: '2026-03-02Z' },
      { qualification: 'StateOwnedEntity' },
    ])
  })

  it('reads the older API', async () => {
    await using server = await scriptedServer([{ body: '"government_community_cloud"' }])
    const { qualification } = connect(server.url).partner.customers.byId(customerId)
    assert.equal(await qualification.get(), 'GovernmentCommunityCloud')
    assert.equal(server.received[0]?.url, `${path}/qualification`)
  })

  it('writes the older API as a bare string in its spelling', async () => {
    await using server = await scriptedServer([{ body: '"government_community_cloud"' }])
    const { qualification } = connect(server.url).partner.customers.byId(customerId)
    const value = await qualification.update('GovernmentCommunityCloud', { code: 12345 })
    assert.equal(value, 'GovernmentCommunityCloud')
    const { method, url, body } = server.received[0]!
    assert.equal(method, 'PUT')
    assert.equal(url, `${path}/qualification?code=12345`)
    assert.equal(body, '"government_community_cloud"')
  })
})

const profile = (etag?: string): CustomerBillingProfile => ({
  id: customerId,
  companyName: 'Northwind',
  links: { self: { uri: '', method: 'GET', headers: [] } },
  attributes: { objectType: 'CustomerBillingProfile', ...(etag !== undefined && { etag }) },
})

describe('billing profiles', () => {
  it('sends the etag in If-Match, quoted once, and leaves it in the body', async () => {
    for (const [etag, sent] of [
      ['-4242348048554929329', '"-4242348048554929329"'],
      ['"1"', '"1"'],
      ['W/"1"', 'W/"1"'],
    ] as const) {
      await using server = await scriptedServer([{ body: profile('2') }])
      const { billing } = connect(server.url).partner.customers.byId(customerId).profiles
      const updated = await billing.update(profile(etag))
      assert.equal(updated.attributes.etag, '2')
      assert.equal(server.received[0]?.method, 'PUT')
      assert.equal(server.received[0]?.url, `${path}/profiles/billing`)
      assert.equal(server.received[0]?.headers['if-match'], sent)
      assert.deepEqual(JSON.parse(server.received[0]?.body ?? ''), profile(etag))
    }
  })

  it('leaves it to the service to refuse an update without an etag', async () => {
    await using server = await scriptedServer([{ status: 400, body: { code: 2055 } }])
    const { billing } = connect(server.url).partner.customers.byId(customerId).profiles
    await assert.rejects(billing.update(profile()), { code: 2055 })
    assert.equal(server.received[0]?.headers['if-match'], undefined)
  })
})

describe('the code of a customer', () => {
  it('is undefined when none was used', async () => {
    await using server = await scriptedServer([{ status: 404, body: { code: 1000 } }])
    const { validations } = connect(server.url).partner.customers.byId(customerId)
    assert.equal(await validations.get(), undefined)
  })

  it('is an error for an unknown customer', async () => {
    await using server = await scriptedServer([{ status: 404, body: { code: 60003 } }])
    const { validations } = connect(server.url).partner.customers.byId(customerId)
    await assert.rejects(validations.get(), { code: 60003 })
  })
})

describe('a domain', () => {
  const ask = async (status: number) => {
    await using server = await scriptedServer([{ status }])
    const { partner } = connect(server.url, { retries: 0 })
    return await partner.domains.byDomain('northwind.onmicrosoft.com').exists()
  }

  it('exists or does not, and every other answer is an error', async () => {
    assert.equal(await ask(200), true)
    assert.equal(await ask(404), false)
    // The answer to HEAD has no body, whatever is missing.
    await assert.rejects(ask(401), { status: 401, errorName: undefined })
  })
})

describe('every other call', () => {
  const draft: NewCustomer = {
    companyProfile: { domain: 'northwind.onmicrosoft.com' },
    billingProfile: {
      email: 'office@northwind.example.edu',
      culture: 'en-US',
      language: 'en',
      companyName: 'Northwind',
      defaultAddress: { country: 'US' },
    },
  }
  const removal = { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } }
  type Partner = ReturnType<typeof connect>['partner']
  const calls: [string, (partner: Partner) => Promise<unknown>, unknown?][] = [
    [`GET ${path}`, (partner) => partner.customers.byId(customerId).get()],
    [`DELETE ${path}`, (partner) => partner.customers.byId(customerId).delete()],
    [`PATCH ${path}`, ({ customers }) => customers.byId(customerId).removeRelationship(), removal],
    ['POST /v1/customers', ({ customers }) => customers.create(draft), draft],
    [`GET ${path}/profiles/company`, (p) => p.customers.byId(customerId).profiles.company.get()],
    [`GET ${path}/profiles/billing`, (p) => p.customers.byId(customerId).profiles.billing.get()],
    [
      `GET ${path}/validationStatus?type=account`,
      ({ customers }) => customers.byId(customerId).validationStatus.get('account'),
    ],
    [`GET ${path}/validations`, (p) => p.customers.byId(customerId).validations.get()],
    ['GET /v1/customers/all/validations', ({ validations }) => validations.codes()],
    [
      'POST /v1/validations/address',
      ({ validations }) => validations.validateAddress({ country: 'US' }),
      { country: 'US' },
    ],
    [
      'HEAD /v1/domains/northwind.onmicrosoft.com',
      ({ domains }) => domains.byDomain('northwind.onmicrosoft.com').exists(),
    ],
    [
      'GET /v1/countryvalidationrules/US',
      (partner) => partner.countryValidationRules.byCountry('US').get(),
    ],
    [
      'GET /v1/auditrecords?startDate=2026-03-01&endDate=2026-03-02&filter=%7B%22Field%22%3A%22CustomerId%22%2C%22Value%22%3A%22x%22%2C%22Operator%22%3A%22equals%22%7D&size=10',
      ({ auditRecords }) =>
        auditRecords.query({
          start: new Date('2026-03-01T23:59:59.999Z'),
          end: '2026-03-02',
          filter: { field: 'CustomerId', operator: 'equals', value: 'x' },
          size: 10,
        }),
    ],
    [
      'GET /v1/auditrecords?startDate=2026-03-01',
      ({ auditRecords }) => collect(auditRecords.pages({ start: '2026-03-01' })),
    ],
  ]
  for (const [line, call, body] of calls) {
    it(`sends ${line}`, async () => {
      await using server = await scriptedServer([{ body: {} }])
      await call(connect(server.url).partner)
      const { method, url, body: sent } = server.received[0]!
      assert.equal(`${method} ${url}`, line)
      assert.deepEqual(sent === '' ? undefined : JSON.parse(sent), body)
    })
  }
})
