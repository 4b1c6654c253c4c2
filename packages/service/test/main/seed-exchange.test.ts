import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { customer, startTestService, until, type TestService } from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import { exchangeRaw, type RawAnswer } from './support/exchange-raw.ts'

const at = (id: string) => `/v1/customers/${id}/qualifications`
const correlationId = '7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745'
const requestId = '037db222-6d8e-4d7f-ba78-df3dca33fb68'
const milliseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/**
 * The published exchanges, as bytes. Source: "Update a customer's qualifications asynchronously",
 * "Get a customer's qualification asynchronously", and what the .NET SDK sends.
 */
onEveryStore('the published exchange', (makeStorage) => {
  let storage: TestStorage
  let service: TestService
  let token: string
  before(async () => {
    storage = await makeStorage()
    service = await startTestService(storage)
    token = await service.userToken()
  })
  after(async () => {
    await service.stop()
    await storage[Symbol.asyncDispose]()
  })

  const post = (target: string, body: string, ids = [correlationId, requestId]) =>
    exchangeRaw(
      service.url,
      [
        `POST ${target} HTTP/1.1`,
        `Host: ${new URL(service.url).host}`,
        `Authorization: Bearer ${token}`,
        'Accept: application/json',
        'Content-Type: application/json',
        `MS-CorrelationId: ${ids[0]}`,
        `MS-RequestId: ${ids[1]}`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n'),
    )
  const read = async (id: string) => (await service.call('GET', at(id), { token })).json

  it('Education: the request letter for letter, its answer, and the verdict later', async () => {
    const id = customer('01')
    const sentAt = Date.now()
    const answer = await post(
      `${at(id)}?code=12345`,
      '{\r\n    "Qualification": "Education"\r\n}\r\n',
    )
    assert.match(answer.statusLine, /^HTTP\/1\.1 201 CREATED$/i)
    assert.equal(answer.headers.get('ms-correlationid'), correlationId)
    assert.equal(answer.headers.get('ms-requestid'), requestId)
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/)
    assert.equal(answer.headers.get('content-length'), String(Buffer.byteLength(answer.body)))
    const accepted = JSON.parse(answer.body) as Record<string, string>
    assert.deepEqual(Object.keys(accepted), ['qualification', 'vettingStatus', 'vettingCreateDate'])
    assert.equal(accepted['qualification'], 'Education')
    assert.equal(accepted['vettingStatus'], 'InReview')
    assert.match(accepted['vettingCreateDate'] ?? '', milliseconds)
    const created = Date.parse(accepted['vettingCreateDate'] ?? '')
    assert.ok(created >= sentAt && created <= Date.now())

    const [record, ...others] = await until(
      () => read(id),
      ([first]) => first.vettingStatus !== 'InReview',
      'the verdict',
    )
    assert.deepEqual(others, [])
    assert.deepEqual(record, {
      qualification: 'Education',
      vettingStatus: 'Approved',
      vettingReason: '',
      vettingCreateDate: accepted['vettingCreateDate'],
      vettingCreatedDate: accepted['vettingCreateDate'],
    })
  })

  it('the code beside Education was neither checked nor spent', async () => {
    const { json } = await service.call('GET', '/v1/customers/all/validations', { token })
    const code = json.find(({ validationId }: { validationId: string }) => validationId === '12345')
    assert.equal(code.remainingCreates, 4)
    const none = await service.call('GET', `/v1/customers/${customer('01')}/validations`, { token })
    assert.equal(none.status, 404)
  })

  it('the same with the whole address in the request line, as it is printed', async () => {
    const answer = await post(
      `https://api.partnercenter.microsoft.com${at(customer('11'))}?code=12345`,
      '{"Qualification": "Education"}',
      [correlationId, '037db222-6d8e-4d7f-ba78-df3dca33fb69'],
    )
    assert.equal(answer.status, 201, answer.body)
  })

  it('GovernmentCommunityCloud with ?code=, and what reading shows of it', async () => {
    const id = customer('03')
    const { json: earlier } = await service.call('GET', '/v1/customers/all/validations', { token })
    const answer = await post(
      `${at(id)}?code=67890`,
      '{\n    "Qualification": "GovernmentCommunityCloud"\n}',
      [correlationId, '00000000-0000-0000-0000-000000000001'],
    )
    assert.equal(answer.status, 201, answer.body)
    const { vettingCreateDate, ...accepted } = JSON.parse(answer.body) as Record<string, string>
    assert.deepEqual(accepted, {
      qualification: 'GovernmentCommunityCloud',
      vettingStatus: 'Approved',
    })
    assert.deepEqual(await read(id), [
      {
        ...accepted,
        vettingReason: '',
        vettingCreateDate,
        vettingCreatedDate: vettingCreateDate,
      },
    ])
    const { json: codes } = await service.call('GET', '/v1/customers/all/validations', { token })
    const find = (list: { validationId: string }[]) =>
      list.find(({ validationId }) => validationId === '67890') as unknown as {
        remainingCreates: number
        eTag: string
      }
    assert.equal(find(codes).remainingCreates, find(earlier).remainingCreates - 1)
    assert.notEqual(find(codes).eTag, find(earlier).eTag)
    assert.match(find(codes).eTag, /^W\/"datetime'[\w%.-]+Z'"$/)
    const used = await service.call('GET', `/v1/customers/${id}/validations`, { token })
    assert.equal(used.json.validationId, '67890')
    assert.equal(used.json.organizationName, 'Contoso, Inc. Finance Department')
    assert.equal(used.json.customerId, id)
  })

  it('the body of the .NET SDK: camelCase, segment, website, nulls and attributes', async () => {
    const id = customer('02')
    const body = {
      qualification: 'education',
      educationSegment: 'HigherEducation',
      website: 'example.edu',
      validationCode: null,
      Attributes: { ObjectType: 'CustomerQualificationRequest' },
    }
    const answer = await post(at(id), JSON.stringify(body), [
      correlationId,
      '00000000-0000-0000-0000-000000000002',
    ])
    assert.equal(answer.status, 201, answer.body)
    assert.equal((JSON.parse(answer.body) as { qualification: string }).qualification, 'Education')
  })

  it('StateOwnedEntity: only the name, beside an Education request', async () => {
    const id = customer('02')
    const answer = await post(at(id), '{"qualification":"StateOwnedEntity"}', [
      correlationId,
      '00000000-0000-0000-0000-000000000003',
    ])
    assert.equal(answer.status, 201)
    assert.deepEqual(JSON.parse(answer.body), { qualification: 'StateOwnedEntity' })
    const records = (await read(id)) as { qualification: string }[]
    // The first record is the one that samples look at.
    assert.deepEqual(
      records.map(({ qualification }) => qualification),
      ['Education', 'StateOwnedEntity'],
    )
    assert.deepEqual(records[1], { qualification: 'StateOwnedEntity' })
  })

  it('the three calls of the official sample, in its order', async () => {
    const id = customer('12')
    const gcc = await service.call('POST', at(id), {
      token,
      body: { qualification: 'GovernmentCommunityCloud', validationCode: 'NotRealCode' },
    })
    assert.equal(gcc.status, 403)
    assert.match(gcc.json.description, /cannot be combined/)
    const owned = { qualification: 'StateOwnedEntity' }
    const answer = await service.call('POST', at(id), { token, body: owned })
    assert.equal(answer.status, 201)
    const [first] = await read(id)
    assert.equal(first.vettingStatus, 'InReview')
    assert.equal(first.vettingReason, '')
  })

  it('a denial carries one of the published reasons, letter for letter', async () => {
    const id = customer('06')
    const [earlier] = await read(id)
    assert.equal(earlier.vettingReason, 'Not an Education Customer')
    const website = 'deny-not-an-eligible-library.accredit.test'
    const body = { qualification: 'Education', website }
    const answer = await service.call('POST', at(id), { token, body })
    assert.equal(answer.status, 201)
    const [record] = await until(
      () => read(id),
      ([first]) => first.vettingStatus === 'Denied',
      'the denial',
    )
    assert.equal(record.vettingReason, 'Not an eligible Library')
    assert.notEqual(record.vettingCreateDate, earlier.vettingCreateDate)
  })

  const spellings: [string, unknown][] = [
    ['Qualification', 'stateOwnedEntity'],
    ['QUALIFICATION', 'state_owned_entity'],
    ['qualification', ' State-Owned Entity '],
    ['qualification', 4],
    ['qualification', '4'],
  ]
  it('any spelling of names and values means the same', async () => {
    const known = [customer('05'), customer('07'), customer('09'), customer('10'), customer('04')]
    for (const [index, [name, value]] of spellings.entries()) {
      const id = known[index] ?? ''
      const body = { [name]: value }
      const answer = await service.call('POST', at(id), { token, body })
      assert.equal(answer.status, 201, answer.text)
      assert.deepEqual(answer.json, { qualification: 'StateOwnedEntity' })
    }
  })

  it('a customer without a qualification reads as an empty array', async () => {
    const raw: RawAnswer = await exchangeRaw(
      service.url,
      `GET ${at(customer('21'))} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${await service.appToken('fabrikam')}\r\n\r\n`,
    )
    assert.equal(raw.status, 200)
    assert.equal(raw.body, '[]')
  })
})
