import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { RawAnswer } from '../wire/messages.ts'
import { readFault } from './read-fault.ts'
import { EndlessRetry, sendWithRetries } from './retry.ts'

const answer = (status: number, body: string): RawAnswer => ({
  status,
  reason: 'The Reason',
  headers: new Map(),
  body,
})

const wait = async () => {}

it('takes code, description and data out of the body', () => {
  const body = '{"code":60003,"description":"d","data":[],"isRetryable":false,"source":"s"}'
  const fault = readFault(answer(404, body))
  assert.deepEqual(
    [fault.message, fault.category, fault.code, fault.data],
    ['d', 'NOT_FOUND', '60003', []],
  )
})

it('has no message of a body of another shape, and the raw text of one that it cannot read', () => {
  assert.equal(readFault(answer(429, '{"statusCode":429,"message":"m"}')).message, 'null')
  const wrong = '{"code":1,"description":"d","data":{}}'
  assert.equal(readFault(answer(400, wrong)).message, wrong)
  assert.equal(readFault(answer(400, '{"isRetryable":"perhaps"}')).message.startsWith('{'), true)
  assert.equal(readFault(answer(401, '')).message, 'The Reason')
  assert.equal(readFault(answer(406, '')).category, 'SERVER_ERROR')
})

it('sends what it calls not retryable five times, and everything else for ever', async () => {
  let sent = 0
  const transport = (status: number) => async () => {
    sent += 1
    return answer(status, '')
  }
  const request = { method: 'GET', target: '/', headers: [] }
  for (const status of [400, 401, 403, 404, 409, 417]) {
    sent = 0
    await sendWithRetries(transport(status), request, wait)
    assert.equal(sent, 5, String(status))
  }
  for (const status of [405, 406, 412, 422, 429, 500, 503]) {
    await assert.rejects(sendWithRetries(transport(status), request, wait), EndlessRetry)
  }
})
