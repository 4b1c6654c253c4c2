import assert from 'node:assert/strict'
import { it } from 'node:test'
import { draftCustomer } from '../scenarios/given.ts'
import { openTransport } from '../wire/open-transport.ts'
import { recordBytes } from '../wire/record-bytes.ts'
import { createDotNetSdk, type DotNetSdk } from './dotnet-sdk.ts'

const correlationId = '7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745'
const requestId = '037db222-6d8e-4d7f-ba78-df3dca33fb68'
const head = (line: string, extra = '') =>
  `${line} HTTP/1.1\nAuthorization: Bearer t\nAccept: application/json\nMS-RequestId: ${requestId}\nMS-CorrelationId: ${correlationId}\nX-Locale: en-US\nMS-PartnerCenter-Client: Partner Center .NET SDK\nMS-SdkVersion: 3.4.0.0\n${extra}`
const get = (target: string, extra = '') =>
  `${head(`GET ${target}`, extra)}Host: 127.0.0.1:PORT\nConnection: Keep-Alive\n\n`
const send = (line: string, body: string) =>
  `${head(line)}Content-Type: application/json\nHost: 127.0.0.1:PORT\nContent-Length: ${Buffer.byteLength(body)}\nExpect: 100-continue\nConnection: Keep-Alive\n\n${body}`

/** Calls, and the bytes that must go out. */
const calls: readonly (readonly [(sdk: DotNetSdk) => Promise<unknown>, string])[] = [
  [(sdk) => sdk.listCustomers(), get('/v1/customers')],
  [(sdk) => sdk.queryCustomers({ size: 40 }), get('/v1/customers?size=40')],
  [
    (sdk) =>
      sdk.queryCustomers({
        filter: { field: 'CompanyName', operator: 'StartsWith', value: 'Fabrikam + Söhne' },
      }),
    get(
      '/v1/customers?size=0&filter=%7B%22Field%22%3A%22CompanyName%22%2C%22Value%22%3A%22Fabrikam+%2B+S%C3%B6hne%22%2C%22Operator%22%3A%22starts_with%22%7D',
    ),
  ],
  [
    (sdk) => sdk.seekCustomers('Next', 'AAEC'),
    get('/v1/customers?seekOperation=Next', 'MS-ContinuationToken: AAEC\n'),
  ],
  [
    (sdk) =>
      sdk.followCustomers({
        uri: '/customers?size=2&seekOperation=Next?cut',
        method: 'GET',
        headers: [{ key: 'MS-ContinuationToken', value: 'AAEC' }],
      }),
    get('/v1/customers?size=2&seekOperation=Next', 'MS-ContinuationToken: AAEC\n'),
  ],
  [
    (sdk) => sdk.followCustomers({ uri: '/v1/customers?size=2', method: 'GET', headers: null }),
    get('/v1/customers?size=2'),
  ],
  [
    (sdk) =>
      sdk.queryAuditRecords(new Date('2020-09-02'), new Date('2020-09-30'), {
        size: 5,
        filter: { field: 'CompanyName', operator: 'Substring', value: 'A +b' },
        token: 'AAEC',
      }),
    get(
      '/v1/auditrecords?startDate=09/02/2020%2000:00:00&endDate=09/30/2020%2000:00:00&size=5&filter=%7B%22Field%22:%22CompanyName%22,%22Value%22:%22A%20+b%22,%22Operator%22:%22substring%22%7D',
      'MS-ContinuationToken: AAEC\n',
    ),
  ],
  [
    (sdk) =>
      sdk.createQualifications('X', {
        qualification: 'Education',
        educationSegment: 'K12',
        website: 'example.edu',
      }),
    send(
      'POST /v1/customers/X/qualifications',
      '{"qualification":"Education","educationSegment":"K12","website":"example.edu"}',
    ),
  ],
  [
    (sdk) => sdk.createQualifications('X', { qualification: 'StateOwnedEntity' }),
    send('POST /v1/customers/X/qualifications', '{"qualification":"StateOwnedEntity"}'),
  ],
  [(sdk) => sdk.getQualifications('X').catch(() => {}), get('/v1/customers/X/qualifications')],
  [(sdk) => sdk.getValidationStatus('X'), get('/v1/customers/X/validationStatus?type=Account')],
  [(sdk) => sdk.getValidationCodes().catch(() => {}), get('/v1/customers/all/validations')],
  [(sdk) => sdk.getCountryRules('US'), get('/v1/countryvalidationrules/US')],
  [
    (sdk) => sdk.validateAddress({ addressLine1: '1 Microsoft Way', country: 'US' }),
    send(
      'POST /v1/validations/address',
      '{"Country":"US","Region":null,"City":null,"State":null,"AddressLine1":"1 Microsoft Way","AddressLine2":null,"PostalCode":null,"FirstName":null,"LastName":null,"PhoneNumber":null}',
    ),
  ],
  [
    (sdk) => sdk.removeRelationship('X'),
    send(
      'PATCH /v1/customers/X',
      '{"Id":null,"CommerceId":null,"CompanyProfile":null,"BillingProfile":null,"RelationshipToPartner":"none","AllowDelegatedAccess":null,"UserCredentials":null,"CustomDomains":null,"AssociatedPartnerId":null,"Attributes":{"ObjectType":"Customer"}}',
    ),
  ],
  [
    (sdk) =>
      sdk.updateBillingProfile('X', {
        id: '1',
        firstName: 'Theo',
        lastName: null,
        email: null,
        culture: 'en-US',
        language: 'en',
        companyName: 'T',
        defaultAddress: null,
        links: { self: { uri: '/customers/X/profiles/billing', method: 'GET', headers: [] } },
        attributes: { etag: '-42', objectType: 'CustomerBillingProfile' },
      }),
    send(
      'PUT /v1/customers/X/profiles/billing',
      '{"Id":"1","FirstName":"Theo","LastName":null,"Email":null,"Culture":"en-US","Language":"en","CompanyName":"T","DefaultAddress":null,"Links":{"Self":{"Uri":"/customers/X/profiles/billing","Method":"GET","Headers":[]}},"Attributes":{"Etag":"-42","ObjectType":"CustomerBillingProfile"}}',
    ),
  ],
]

it('sends each call byte for byte as the SDK does', async () => {
  await using recorder = await recordBytes()
  const options = { token: 't', correlationId, requestId }
  const sdk = createDotNetSdk(openTransport(recorder.url), options)
  for (const [call] of calls) await call(sdk)
  assert.deepEqual(
    recorder.requests,
    calls.map(([, bytes]) => bytes),
  )
})

it('sends a new customer with explicit nulls and the kind of each object', async () => {
  await using recorder = await recordBytes()
  const sdk = createDotNetSdk(openTransport(recorder.url), { token: 't', applicationName: 'App' })
  const draft = draftCustomer()
  await sdk.createCustomer(draft)
  const [request = ''] = recorder.requests
  assert.match(request, /^MS-PartnerCenter-Application: App$/m)
  const body = JSON.parse(request.slice(request.indexOf('\n\n'))) as Record<string, unknown>
  assert.deepEqual(Object.keys(body), [
    'Id',
    'CommerceId',
    'CompanyProfile',
    'BillingProfile',
    'RelationshipToPartner',
    'AllowDelegatedAccess',
    'UserCredentials',
    'CustomDomains',
    'AssociatedPartnerId',
    'Attributes',
  ])
  assert.deepEqual(body['CompanyProfile'], {
    TenantId: null,
    Domain: draft.domain,
    CompanyName: null,
    OrganizationRegistrationNumber: null,
    Attributes: { ObjectType: 'CustomerCompanyProfile' },
  })
  assert.equal(body['RelationshipToPartner'], 'unknown')
})

it('has a new request id with each call, and one correlation id for all', async () => {
  await using recorder = await recordBytes()
  const sdk = createDotNetSdk(openTransport(recorder.url), { token: 't' })
  await sdk.listCustomers()
  await sdk.listCustomers()
  const idsOf = (name: string) =>
    new Set(recorder.requests.map((text) => new RegExp(`^${name}: (.+)$`, 'm').exec(text)?.[1]))
  assert.equal(idsOf('MS-RequestId').size, 2)
  assert.equal(idsOf('MS-CorrelationId').size, 1)
})
