import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { errors, sayPlainly, type BrokenRule, type ErrorName } from '@accredit/contract'
import {
  customer,
  startTestService,
  type TestAnswer,
  type TestCall,
  type TestService,
} from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import { openDirectly } from './support/direct-database.ts'
import { mintToken, type TokenWishes } from './support/mint-token.ts'
import { makeCustomers } from './support/make-customers.ts'

/** One row of the table of refusals: what is sent, and what the caller must be told. */
interface Row {
  readonly what: string
  readonly refusal: ErrorName
  /** Words of the description: the value that was wrong, and the rule. */
  readonly says: readonly string[]
  readonly method?: string
  readonly path?: string
  readonly token?: TokenWishes | 'none'
  readonly call?: TestCall
}

const at = (id: string, query = '') => `/v1/customers/${id}/qualifications${query}`
const post = (id: string, body: unknown, query = '') => ({
  method: 'POST',
  path: at(id, query),
  call: { body },
})
const gcc = (code?: unknown) => ({
  qualification: 'GovernmentCommunityCloud',
  ...(code !== undefined && { validationCode: code }),
})
const none = customer('01')
const unknown = '6f0c3a52-0000-4000-8000-00000000dead'
const [education, twice, exhausted] = [{ qualification: 'Education' }, customer('12'), '10001']

const rows: Row[] = [
  // The caller.
  {
    what: 'no Authorization header',
    token: 'none',
    refusal: 'PartnerTokenMissing',
    says: ['no bearer token', 'Authorization: Bearer'],
  },
  {
    what: 'another scheme than Bearer',
    token: 'none',
    call: { headers: { authorization: 'Basic dXNlcjpwYXNz' } },
    refusal: 'PartnerTokenMissing',
    says: ['no bearer token'],
  },
  {
    what: 'Bearer without a token',
    token: 'none',
    call: { headers: { authorization: 'Bearer' } },
    refusal: 'PartnerTokenMissing',
    says: ['no bearer token'],
  },
  {
    what: 'a text that is no token',
    token: 'none',
    call: { token: 'abc.def.ghi' },
    refusal: 'AccessDenied',
    says: ['not accepted', 'not a readable JSON Web Token'],
  },
  {
    what: 'a token past its time',
    token: { expired: true },
    refusal: 'AccessDenied',
    says: ['it has expired'],
  },
  {
    what: 'a token with a signature of somebody else',
    token: { forged: true },
    refusal: 'AccessDenied',
    says: ['its signature is wrong'],
  },
  {
    what: 'a token of a tenant that is not admitted',
    token: { tenant: 'c0de0000-0000-4000-8000-00000000ffff' },
    refusal: 'AccessDenied',
    says: ['tenant is not admitted'],
  },
  {
    what: 'a token of another issuer',
    token: { issuer: 'https://sts.windows.net/c0de0000-0000-4000-8000-00000000a001/' },
    refusal: 'AccessDenied',
    says: ['its issuer is not trusted'],
  },
  {
    what: 'the audience graph.windows.net',
    token: { audience: 'https://graph.windows.net' },
    refusal: 'InvalidAudience',
    says: ['https://graph.windows.net', 'accepts only https://api.partnercenter.microsoft.com'],
  },
  {
    what: 'another audience',
    token: { audience: 'https://management.azure.com' },
    refusal: 'InvalidAudience',
    says: ['https://management.azure.com'],
  },
  {
    what: 'a user without a second factor',
    token: { mfa: false },
    refusal: 'MfaRequired',
    says: [],
  },
  {
    what: 'an application alone on a write',
    token: { appOnly: true },
    refusal: 'AppOnlyNotSupported',
    says: ['createQualification', 'App+User', 'application-only'],
  },
  {
    what: 'a role that may not write',
    token: { user: 'a103' },
    refusal: 'RoleNotAllowed',
    says: ['Admin agent, Sales agent', 'this account has Helpdesk agent'],
  },
  {
    what: 'a user without any role, reading',
    token: { user: 'ffff' },
    method: 'GET',
    refusal: 'RoleNotAllowed',
    says: ['getQualifications', 'none of them'],
  },
  // For whom.
  {
    what: 'an id that is no GUID',
    ...post('northwind', education),
    refusal: 'InvalidTenantId',
    says: ['"northwind"', 'not a GUID'],
  },
  {
    what: 'an id that is no GUID, reading',
    method: 'GET',
    path: '/v1/customers/12345',
    refusal: 'InvalidTenantId',
    says: ['"12345"', 'not a GUID'],
  },
  ...['qualifications', 'validations', ''].map((resource) => ({
    what: `an unknown customer, reading /${resource}`,
    method: 'GET',
    path: `/v1/customers/${unknown}/${resource}`,
    refusal: 'TenantNotFound' as const,
    says: [unknown, 'this partner'],
  })),
  {
    what: 'an unknown customer',
    ...post(unknown, education),
    refusal: 'TenantNotFound',
    says: [unknown, 'this partner'],
  },
  {
    what: 'a customer of another partner',
    ...post(customer('21'), education),
    refusal: 'TenantNotFound',
    says: [customer('21'), 'this partner'],
  },
  // The body.
  {
    what: 'no body',
    method: 'POST',
    refusal: 'InvalidRequestInput',
    says: ['body is empty', 'it must be JSON'],
  },
  {
    what: 'a body that is not JSON',
    ...post(none, '{"qualification": "Education"'),
    refusal: 'InvalidRequestInput',
    says: ['not readable', 'it must be JSON'],
  },
  {
    what: 'an array',
    ...post(none, [education]),
    refusal: 'InvalidRequestInput',
    says: ['an array', 'it must be a JSON object'],
  },
  {
    what: 'a bare value',
    ...post(none, '"Education"'),
    refusal: 'InvalidRequestInput',
    says: ['"Education"', 'it must be a JSON object'],
  },
  {
    what: 'no qualification',
    ...post(none, { educationSegment: 'K12' }),
    refusal: 'InvalidRequestInput',
    says: ['qualification is missing', 'Education, GovernmentCommunityCloud, StateOwnedEntity'],
  },
  {
    what: 'null for the qualification',
    ...post(none, { Qualification: null }),
    refusal: 'InvalidRequestInput',
    says: ['qualification is missing'],
  },
  {
    what: 'two spellings of one name that disagree',
    ...post(none, { qualification: 'Education', Qualification: 'StateOwnedEntity' }),
    refusal: 'InvalidRequestInput',
    says: ['qualification', 'given twice', 'given once'],
  },
  // The value.
  ...['Academia', '5', 5, 1.5, -1, '-1', true, {}, ['Education']].map((value) => ({
    what: `the qualification ${JSON.stringify(value)}`,
    ...post(none, { qualification: value }),
    refusal: 'EnumNotParsable' as const,
    says: [JSON.stringify(value), 'None, Education, Nonprofit, GovernmentCommunityCloud'],
  })),
  ...['None', 'nonprofit', 0, '2'].map((value) => ({
    what: `the qualification ${JSON.stringify(value)}, which nobody can set`,
    ...post(none, { qualification: value }),
    refusal: 'QualificationNotSettable' as const,
    says: ['can never be set', 'Education, GovernmentCommunityCloud, StateOwnedEntity can'],
  })),
  ...['Kindergarten', 12, ['K12']].map((value) => ({
    what: `the segment ${JSON.stringify(value)}`,
    ...post(none, { ...education, educationSegment: value }),
    refusal: 'InvalidEducationSegment' as const,
    says: [JSON.stringify(value), 'K12, HigherEducation'],
  })),
  ...['ftp://example.edu', 'example', 'two words.edu', 7].map((value) => ({
    what: `the website ${JSON.stringify(value)}`,
    ...post(none, { ...education, website: value }),
    refusal: 'InvalidWebsite' as const,
    says: [JSON.stringify(value), 'must'],
  })),
  // The customer's present qualifications.
  {
    what: 'GCC on an Education customer, with an invented code',
    ...post(customer('05'), gcc('NotRealCode')),
    refusal: 'QualificationCombinationNotAllowed',
    says: ['GovernmentCommunityCloud and Education cannot be combined', customer('05')],
  },
  {
    what: 'GCC while Education is in review',
    ...post(twice, gcc('67890')),
    refusal: 'QualificationCombinationNotAllowed',
    says: ['GovernmentCommunityCloud and Education cannot be combined'],
  },
  {
    what: 'Education on a GCC customer',
    ...post(customer('10'), education),
    refusal: 'QualificationCombinationNotAllowed',
    says: ['Education and GovernmentCommunityCloud cannot be combined'],
  },
  {
    what: 'Education on a Nonprofit customer',
    ...post(customer('09'), education),
    refusal: 'QualificationCombinationNotAllowed',
    says: ['Education and Nonprofit cannot be combined'],
  },
  {
    what: 'GCC on a Nonprofit customer',
    ...post(customer('09'), gcc('67890')),
    refusal: 'QualificationCombinationNotAllowed',
    says: ['GovernmentCommunityCloud and Nonprofit cannot be combined'],
  },
  ...[
    [customer('05'), 'Education'],
    [customer('10'), 'GovernmentCommunityCloud'],
    [customer('08'), 'StateOwnedEntity'],
  ].map(([id = '', qualification = '']) => ({
    what: `${qualification} once more`,
    ...post(id, { qualification }),
    refusal: 'QualificationAlreadySet' as const,
    says: [id, `already has ${qualification}`, 'cannot be set again'],
  })),
  {
    what: 'Education while it is in review',
    ...post(twice, education),
    refusal: 'QualificationInReview',
    says: [twice, 'still in review', 'wait for its verdict'],
  },
  // The partner's roles and codes.
  {
    what: 'GCC without a delegated role',
    ...post(customer('04'), gcc('67890')),
    refusal: 'InsufficientPrivileges',
    says: ['Directory Readers, Directory Writers, License Administrator, User Administrator'],
  },
  {
    what: 'GCC without a code',
    ...post(none, gcc()),
    refusal: 'ValidationCodeRequired',
    says: ['needs one of your validation codes', 'none was sent'],
  },
  {
    what: 'GCC with a blank code',
    ...post(none, gcc(' '), '?code=%20'),
    refusal: 'ValidationCodeRequired',
    says: ['none was sent'],
  },
  {
    what: 'an unknown code',
    ...post(none, gcc('99999')),
    refusal: 'ValidationCodeInvalid',
    says: ['99999', 'one of this partner’s codes'],
  },
  {
    what: 'a code that no database can keep',
    ...post(none, gcc(), '?code=%00'),
    refusal: 'ValidationCodeInvalid',
    says: ['one of this partner’s codes'],
  },
  {
    what: 'a code of another partner',
    ...post(none, gcc('54321')),
    refusal: 'ValidationCodeInvalid',
    says: ['54321', 'one of this partner’s codes'],
  },
  {
    what: 'a question mark in the code',
    ...post(none, gcc(), '?code=67890?more'),
    refusal: 'ValidationCodeInvalid',
    says: ['67890?more'],
  },
  {
    what: 'two codes that disagree',
    ...post(none, gcc('12345'), '?code=67890'),
    refusal: 'ValidationCodeInvalid',
    says: ['67890', '12345', 'they must agree'],
  },
  {
    what: 'a code that is no text',
    ...post(none, gcc({ code: 1 })),
    refusal: 'InvalidRequestInput',
    says: ['validationCode', 'it must be text or a number'],
  },
  {
    what: 'a code that is used up',
    ...post(none, gcc(exhausted)),
    refusal: 'ValidationCodeExhausted',
    says: [exhausted, 'all 1 are used'],
  },
  {
    what: 'a fourth Education request',
    ...post(customer('07'), education),
    refusal: 'VerificationRequestLimitReached',
    says: [customer('07'), 'all 3', 'contact support'],
  },
  // The rest.
  {
    what: 'the validation of a customer who used none',
    method: 'GET',
    path: `/v1/customers/${none}/validations`,
    refusal: 'NotFound',
    says: [none, 'was not found'],
  },
  {
    what: 'a page size that is no number',
    method: 'GET',
    path: '/v1/customers?size=many',
    refusal: 'InvalidQuery',
    says: ['"many"', 'whole number'],
  },
  {
    what: 'a page size with a character that nobody sees',
    method: 'GET',
    path: '/v1/customers?size=%C2%8E0',
    refusal: 'InvalidQuery',
    says: [String.raw`"\u008e0"`, 'whole number'],
  },
  {
    what: 'a start of the activity log that is still to come',
    method: 'GET',
    path: '/v1/auditrecords?startDate=2999-05-01&endDate=2999-06-01',
    refusal: 'InvalidDateRange',
    says: ['startDate is "2999-05-01"', 'must not be after today'],
  },
  {
    what: 'an unknown route',
    method: 'GET',
    path: '/v1/offers',
    refusal: 'NotFound',
    says: ['GET /v1/offers'],
  },
  {
    what: 'a method that a path does not have',
    method: 'PATCH',
    path: at(none),
    refusal: 'MethodNotAllowed',
    says: ['PATCH', 'POST, GET'],
  },
  {
    what: 'an Accept that leaves no JSON',
    method: 'GET',
    call: { headers: { accept: 'text/html' } },
    refusal: 'NotAcceptable',
    says: ['"text/html"', 'application/json'],
  },
  {
    what: 'a body over the limit',
    ...post(none, { qualification: 'Education', note: 'x'.repeat(300_000) }),
    refusal: 'RequestTooLarge',
    says: ['body', '262144 bytes'],
  },
]

onEveryStore('a refusal', (makeStorage) => {
  let storage: TestStorage
  let service: TestService
  before(async () => {
    storage = await makeStorage()
    service = await startTestService(storage)
  })
  after(async () => {
    await service.stop()
    await storage[Symbol.asyncDispose]()
  })

  for (const row of rows) {
    it(`${errors[row.refusal].status} ${row.refusal}: ${row.what}`, async () => {
      const answer = await send(service, row)
      assertRefusal(answer, row.refusal, row.says)
    })
  }

  it('leaves nothing behind but the answers that a repetition gets', async () => {
    await using database = await openDirectly(storage)
    const earlier = await database.countRows()
    for (const row of rows) await send(service, row)
    const { answer: answersBefore = 0, ...others } = earlier
    const { answer: stored = 0, ...left } = await database.countRows()
    assert.deepEqual(left, others)
    assert.ok(stored > answersBefore, 'refusals by a rule are stored')
    assert.deepEqual(await database.query('select * from answer where status is null'), [])
  })

  it('is the same for each cause of an unknown customer', async () => {
    const token = await mintToken(service)
    const texts = await Promise.all(
      [unknown, customer('21')].map(async (id) => {
        const answer = await service.call('POST', at(id), { token, body: education })
        return answer.text.replaceAll(id, '{id}')
      }),
    )
    assert.equal(texts[0], texts[1])
  })

  it('of a code says the same for an unknown one and another partner’s', async () => {
    const token = await mintToken(service)
    const texts = await Promise.all(
      ['99999', '54321'].map(async (code) => {
        const answer = await service.call('POST', at(none), { token, body: gcc(code) })
        return answer.text.replaceAll(code, '{code}')
      }),
    )
    assert.equal(texts[0], texts[1])
  })

  it('comes from the database itself where two conditions meet', async () => {
    await using database = await openDirectly(storage)
    const [id = ''] = await makeCustomers(database, 1, { educationRequests: 3 })
    const token = await mintToken(service)
    const answer = await service.call('POST', at(id), { token, body: education })
    assertRefusal(answer, 'VerificationRequestLimitReached', [id])
    // The limit is of Education alone.
    const owned = { qualification: 'StateOwnedEntity' }
    assert.equal((await service.call('POST', at(id), { token, body: owned })).status, 201)
  })
})

describe('a refusal that needs another configuration', () => {
  it('400 InvalidEducationSegment: Education without a segment, in strict mode', async () => {
    await using service = await startTestService(undefined, { segmentRequired: 'on' })
    const token = await mintToken(service)
    const answer = await service.call('POST', at(none), { token, body: education })
    assertRefusal(answer, 'InvalidEducationSegment', ['missing', 'K12, HigherEducation'])
    const body = { ...education, educationSegment: 'k-12' }
    assert.equal((await service.call('POST', at(none), { token, body })).status, 201)
  })

  it('429 in the form of the gateway, with Retry-After', async () => {
    const now = Date.now()
    await using service = await startTestService(
      undefined,
      { throttlePerMinute: '1' },
      { realNow: () => now },
    )
    const token = await mintToken(service)
    assert.equal((await service.call('GET', at(none), { token })).status, 200)
    const answer = await service.call('GET', at(none), { token })
    assert.equal(answer.status, 429)
    assert.equal(answer.headers.get('retry-after'), '60')
    assert.deepEqual(answer.json, {
      statusCode: 429,
      message: 'Rate limit is exceeded. Try again in 60 seconds.',
    })
  })
})

describe('a request id used again', () => {
  it('400 RequestIdReused, which is not stored', async () => {
    await using service = await startTestService(undefined)
    const token = await mintToken(service)
    const requestId = randomUUID()
    const ask = (code: string) =>
      service.call('POST', at(none), { token, requestId, body: gcc(code) })
    const first = await ask('99999')
    assertRefusal(first, 'ValidationCodeInvalid', ['99999'])
    assertRefusal(await ask('99998'), 'RequestIdReused', [requestId, 'another query or body'])
    assert.equal((await ask('99999')).text, first.text)
  })
})

async function send(service: TestService, row: Row): Promise<TestAnswer> {
  const token = row.token === 'none' ? undefined : await mintToken(service, row.token)
  const { method = 'POST', path = at(none) } = row
  return service.call(method, path, { ...(token !== undefined && { token }), ...row.call })
}

function assertRefusal(answer: TestAnswer, name: ErrorName, says: readonly string[]): void {
  const { status, code, retryable } = errors[name]
  assert.equal(answer.status, status, answer.text)
  if (status === 401) {
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="invalid_token"')
  }
  if (name === 'MfaRequired') {
    assert.equal(answer.text, '')
    return
  }
  const { json } = answer
  assert.equal(json.errorName, name, answer.text)
  assert.equal(json.code, code)
  assert.equal(json.isRetryable, retryable)
  assert.equal(json.message, json.description)
  assert.deepEqual(json.data, [])
  assert.equal(json.source, 'PartnerFD')
  for (const words of says) assert.ok(json.description.includes(words), json.description)
  if (!['AccessDenied', 'MalformedRequest', 'ServiceUnavailable'].includes(name)) return
  // The reason is a code with values, so that a client can say it in its user's language.
  const [broken] = JSON.parse(json.parameters.rules) as [BrokenRule]
  assert.equal(sayPlainly(broken), json.parameters.reason)
}
