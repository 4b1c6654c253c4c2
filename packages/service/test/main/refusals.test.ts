import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { errors, sayPlainly, type BrokenRule, type ErrorName } from '@accredit/contract'
import {
  customer,
  startTestService,
  type TestAnswer,
  type TestService,
} from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import { openDirectly } from './support/direct-database.ts'
import { mintToken } from './support/mint-token.ts'
import { makeCustomers } from './support/make-customers.ts'
import {
  education,
  gcc,
  none,
  qualificationsOf,
  type RefusalRow,
  unknownCustomer,
} from './support/refusal-row.ts'
import { refusalsOfCallers } from './support/refusals-of-callers.ts'
import { refusalsOfRequests } from './support/refusals-of-requests.ts'

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

  for (const row of [...refusalsOfCallers, ...refusalsOfRequests]) {
    it(`${errors[row.refusal].status} ${row.refusal}: ${row.what}`, async () => {
      const answer = await send(service, row)
      assertRefusal(answer, row.refusal, row.says)
    })
  }

  it('leaves nothing behind but the answers that a repetition gets', async () => {
    await using database = await openDirectly(storage)
    const earlier = await database.countRows()
    for (const row of [...refusalsOfCallers, ...refusalsOfRequests]) await send(service, row)
    const { answer: answersBefore = 0, ...others } = earlier
    const { answer: stored = 0, ...left } = await database.countRows()
    assert.deepEqual(left, others)
    assert.ok(stored > answersBefore, 'refusals by a rule are stored')
    assert.deepEqual(await database.query('select * from answer where status is null'), [])
  })

  it('is the same for each cause of an unknown customer', async () => {
    const token = await mintToken(service)
    const texts = await Promise.all(
      [unknownCustomer, customer('21')].map(async (id) => {
        const answer = await service.call('POST', qualificationsOf(id), { token, body: education })
        return answer.text.replaceAll(id, '{id}')
      }),
    )
    assert.equal(texts[0], texts[1])
  })

  it('of a code says the same for an unknown one and another partner’s', async () => {
    const token = await mintToken(service)
    const texts = await Promise.all(
      ['99999', '54321'].map(async (code) => {
        const answer = await service.call('POST', qualificationsOf(none), {
          token,
          body: gcc(code),
        })
        return answer.text.replaceAll(code, '{code}')
      }),
    )
    assert.equal(texts[0], texts[1])
  })

  it('comes from the database itself where two conditions meet', async () => {
    await using database = await openDirectly(storage)
    const [id = ''] = await makeCustomers(database, 1, { educationRequests: 3 })
    const token = await mintToken(service)
    const answer = await service.call('POST', qualificationsOf(id), { token, body: education })
    assertRefusal(answer, 'VerificationRequestLimitReached', [id])
    // The limit is of Education alone.
    const owned = { qualification: 'StateOwnedEntity' }
    assert.equal(
      (await service.call('POST', qualificationsOf(id), { token, body: owned })).status,
      201,
    )
  })
})

describe('a refusal that needs another configuration', () => {
  it('400 InvalidEducationSegment: Education without a segment, in strict mode', async () => {
    await using service = await startTestService(undefined, { segmentRequired: 'on' })
    const token = await mintToken(service)
    const answer = await service.call('POST', qualificationsOf(none), { token, body: education })
    assertRefusal(answer, 'InvalidEducationSegment', ['missing', 'K12, HigherEducation'])
    const body = { ...education, educationSegment: 'k-12' }
    assert.equal((await service.call('POST', qualificationsOf(none), { token, body })).status, 201)
  })

  it('429 in the form of the gateway, with Retry-After', async () => {
    const now = Date.now()
    await using service = await startTestService(
      undefined,
      { throttlePerMinute: '1' },
      { realNow: () => now },
    )
    const token = await mintToken(service)
    assert.equal((await service.call('GET', qualificationsOf(none), { token })).status, 200)
    const answer = await service.call('GET', qualificationsOf(none), { token })
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
      service.call('POST', qualificationsOf(none), { token, requestId, body: gcc(code) })
    const first = await ask('99999')
    assertRefusal(first, 'ValidationCodeInvalid', ['99999'])
    assertRefusal(await ask('99998'), 'RequestIdReused', [requestId, 'another query or body'])
    assert.equal((await ask('99999')).text, first.text)
  })
})

async function send(service: TestService, row: RefusalRow): Promise<TestAnswer> {
  const token = row.token === 'none' ? undefined : await mintToken(service, row.token)
  const { method = 'POST', path = qualificationsOf(none) } = row
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
