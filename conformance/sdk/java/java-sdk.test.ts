import assert from 'node:assert/strict'
import { it } from 'node:test'
import { openTransport } from '../wire/open-transport.ts'
import { recordBytes } from '../wire/record-bytes.ts'
import { createJavaSdk, type JavaSdk } from './java-sdk.ts'

const correlationId = '7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745'
const requestId = '037db222-6d8e-4d7f-ba78-df3dca33fb68'
const head = (line: string, extra = '') =>
  `${line} HTTP/1.1\nAuthorization: Bearer t\nMS-CorrelationId: ${correlationId}\nMS-PartnerCenter-Client: Partner Center Java SDK\nAccept: application/json\nX-Locale: en-US\nMS-Contract-Version: v1\n${extra}MS-SdkVersion: 1.15.4\nMS-RequestId: ${requestId}\nx-ms-client-request-id: ID\nUser-Agent: AutoRest-Java\n`
const tail = 'Host: 127.0.0.1:PORT\nConnection: Keep-Alive\nAccept-Encoding: gzip\n\n'
const get = (target: string, extra = '') => head(`GET ${target}`, extra) + tail
const send = (line: string, body: string) =>
  `${head(line)}Content-Type: application/json; charset=utf-8\nContent-Length: ${Buffer.byteLength(body)}\n${tail}${body}`

/** Calls, and the bytes that must go out. */
const calls: readonly (readonly [(sdk: JavaSdk) => Promise<unknown>, string])[] = [
  [(sdk) => sdk.listCustomers(), get('/v1/customers')],
  [(sdk) => sdk.queryCustomers({ size: 40 }), get('/v1/customers?size=40')],
  [
    (sdk) =>
      sdk.queryCustomers({
        filter: { field: 'CompanyName', operator: 'StartsWith', value: 'Fabrikam + Söhne' },
      }),
    get(
      '/v1/customers?size=0&filter=%7B%22operator%22%3A%22StartsWith%22%2C%22fieldType%22%3A%22String%22%2C%22field%22%3A%22CompanyName%22%2C%22value%22%3A%22Fabrikam+%2B+S%C3%B6hne%22%7D',
    ),
  ],
  [
    (sdk) => sdk.seekCustomers('Next', 'AAEC'),
    get('/v1/customers?seekOperation=Next', 'MS-ContinuationToken: AAEC\n'),
  ],
  [
    (sdk) =>
      sdk.followCustomers({
        uri: '/customers?size=2&seekOperation=Next',
        method: 'GET',
        headers: [{ key: 'MS-ContinuationToken', value: 'AAEC' }],
      }),
    get('/v1//customers?size=2&seekOperation=Next', 'MS-ContinuationToken: AAEC\n'),
  ],
  [
    (sdk) =>
      sdk.queryAuditRecords(new Date('2020-09-02'), new Date('2020-09-30'), {
        size: 5,
        token: 'AAEC',
      }),
    get(
      '/v1/auditrecords?startDate=2020-09-246&endDate=2020-09-274&size=5&MS-ContinuationToken=AAEC',
    ),
  ],
  [(sdk) => sdk.getQualification('X').catch(() => {}), get('/v1/customers/X/qualification')],
  [
    (sdk) => sdk.updateQualification('X', 'education', '12345').catch(() => {}),
    send('PUT /v1/customers/X/qualification', '"education"'),
  ],
  [(sdk) => sdk.getValidationCodes().catch(() => {}), get('/v1/customers/all/validations')],
  [(sdk) => sdk.deleteCustomer('X'), `${head('DELETE /v1/customers/X')}Content-Length: 0\n${tail}`],
  [
    (sdk) => sdk.removeRelationship('X'),
    send(
      'PATCH /v1/customers/X',
      '{"attributes":{"objectType":"Customer"},"relationshipToPartner":"none"}',
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
        links: null,
        attributes: { etag: '-42', objectType: 'CustomerBillingProfile' },
      }),
    send(
      'PUT /v1/customers/X/profiles/billing',
      '{"attributes":{"etag":"-42","objectType":"CustomerBillingProfile"},"id":"1","firstName":"Theo","culture":"en-US","language":"en","companyName":"T"}',
    ),
  ],
]

it('sends each call byte for byte as the SDK does', async () => {
  await using recorder = await recordBytes()
  const options = { token: 't', correlationId, requestId }
  const sdk = createJavaSdk(openTransport(recorder.url), options)
  for (const [call] of calls) await call(sdk)
  assert.deepEqual(
    recorder.requests.map((text) => text.replace(/(x-ms-client-request-id: ).+/, '$1ID')),
    calls.map(([, bytes]) => bytes),
  )
})

it('refuses page sizes by itself', async () => {
  const sdk = createJavaSdk(() => Promise.reject(new Error('it was sent')), { token: 't' })
  await assert.rejects(sdk.queryCustomers({ size: 0 }), RangeError)
  await assert.rejects(sdk.queryCustomers({ size: 501 }), RangeError)
})
