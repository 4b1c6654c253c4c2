import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PartnerError } from '../src/index.ts'
import { connect } from './connect.ts'
import { scriptedServer, type Reply } from './scripted-server.ts'

async function errorOf(reply: Reply): Promise<PartnerError> {
  await using server = await scriptedServer([reply])
  const { partner } = connect(server.url, { retries: 0 })
  const error: unknown = await partner.validations.codes().then(
    () => undefined,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof PartnerError)
  assert.equal(error.status, typeof reply === 'string' ? undefined : reply.status)
  return error
}

describe('the forms of an error', () => {
  it('reads the classic form', async () => {
    const body = {
      code: '2007',
      description: 'The address is not valid.',
      data: ['60071'],
      source: 'PartnerFD',
    }
    const error = await errorOf({ status: 400, body })
    assert.equal(error.message, 'The address is not valid.')
    assert.equal(error.description, error.message)
    assert.equal(error.code, '2007')
    assert.deepEqual(error.data, ['60071'])
    assert.equal(error.errorName, undefined)
    assert.equal(error.retryable, false)
  })

  it('reads the newer form', async () => {
    const body = {
      code: 600006,
      message: 'Education and GovernmentCommunityCloud cannot be combined.',
      errorName: 'QualificationCombinationNotAllowed',
      isRetryable: false,
      parameters: { existing: 'Education' },
    }
    const error = await errorOf({ status: 403, body })
    assert.equal(error.message, body.message)
    assert.equal(error.code, 600006)
    assert.equal(error.errorName, 'QualificationCombinationNotAllowed')
    assert.deepEqual(error.parameters, { existing: 'Education' })
    assert.deepEqual(error.data, [])
  })

  it('believes a service that says whether to try again', async () => {
    assert.equal((await errorOf({ status: 400, body: { isRetryable: true } })).retryable, true)
    assert.equal((await errorOf({ status: 500, body: { isRetryable: false } })).retryable, false)
  })

  it('reads the gateway’s 429', async () => {
    const body = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' }
    const error = await errorOf({ status: 429, headers: { 'Retry-After': '57' }, body })
    assert.equal(error.message, body.message)
    assert.equal(error.code, undefined)
    assert.equal(error.retryAfterSeconds, 57)
    assert.equal(error.retryable, true)
  })

  it('reads a 429 without Retry-After', async () => {
    assert.equal((await errorOf({ status: 429 })).retryAfterSeconds, undefined)
  })

  it('reads bare text', async () => {
    const error = await errorOf({ status: 502, body: '<h1>Bad Gateway</h1>\n' })
    assert.equal(error.message, '<h1>Bad Gateway</h1>')
    assert.equal((await errorOf({ status: 502, body: 'x'.repeat(5000) })).message.length, 1024)
  })

  it('reads a bare JSON string', async () => {
    assert.equal((await errorOf({ status: 400, body: '"Not today."' })).message, 'Not today.')
  })

  it('takes other JSON for text', async () => {
    assert.equal((await errorOf({ status: 400, body: '[1]' })).message, '[1]')
    assert.equal((await errorOf({ status: 400, body: 'null' })).message, 'null')
  })

  it('takes the reason phrase when there is no body, as when MFA is missing', async () => {
    const reason = 'Unauthorized - MFA required'
    const error = await errorOf({ status: 401, reason })
    assert.equal(error.message, reason)
    assert.equal(error.category, 'Unauthorized')
    assert.equal(error.errorName, 'MfaRequired')
    // Over HTTP/2 no phrase comes.
    assert.equal((await errorOf({ status: 401, reason: '' })).errorName, 'MfaRequired')
    assert.equal((await errorOf({ status: 401, body: 'x' })).errorName, undefined)
    assert.equal((await errorOf({ status: 500, body: '{}' })).message, 'Internal Server Error')
  })

  it('survives members of the wrong type', async () => {
    const body = {
      code: {},
      description: '',
      message: 7,
      data: 'none',
      parameters: [],
      errorName: 1,
    }
    const error = await errorOf({ status: 400, body })
    assert.equal(error.message, 'Bad Request')
    assert.equal(error.code, undefined)
    assert.equal(error.errorName, undefined)
    assert.deepEqual(error.data, [])
    assert.deepEqual(error.parameters, {})
  })
})

describe('the category of an error', () => {
  const categories = {
    400: 'BadInput',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'NotFound',
    405: 'InvalidOperation',
    406: 'UnsupportedDataFormat',
    408: 'RequestTimeout',
    409: 'AlreadyExists',
    412: 'ServerError',
    429: 'TooManyRequests',
    500: 'ServerError',
    503: 'ServerBusy',
    504: 'GatewayTimeout',
  }
  for (const [status, category] of Object.entries(categories)) {
    it(`is ${category} for ${status}`, async () => {
      assert.equal((await errorOf({ status: Number(status) })).category, category)
    })
  }
})
