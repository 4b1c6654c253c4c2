import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { RawAnswer } from '../wire/messages.ts'
import { readFault } from './read-fault.ts'
import { sendWithRetries } from './retry.ts'

const answer = (status: number, body: string, headers: [string, string][] = []): RawAnswer => ({
  status,
  reason: 'The Reason',
  headers: new Map(headers),
  body,
})

it('takes code, description and data out of the body', () => {
  const body = '{"code":800002,"message":"m","description":"d","data":[],"errorName":"E"}'
  const fault = readFault(answer(400, body))
  assert.deepEqual(
    [fault.message, fault.category, fault.code, fault.data],
    ['d', 'BadInput', '800002', []],
  )
})

it('falls back to the raw body when data is no array, and to the reason when there is no body', () => {
  const body = '{"code":1,"description":"d","data":{}}'
  assert.equal(readFault(answer(409, body)).message, body)
  assert.equal(readFault(answer(401, '')).message, 'The Reason')
  assert.equal(readFault(answer(418, 'a pot')).category, 'ServerError')
})

it('reads Retry-After of a 429 only where the body is no fault, and crashes without it', () => {
  const gateway = '{"statusCode":429,"message":"m"}'
  const waiting = readFault(answer(429, gateway, [['retry-after', '57']]))
  assert.deepEqual(
    [waiting.category, waiting.retryAfterSeconds, waiting.message],
    ['TooManyRequests', 57, gateway],
  )
  assert.throws(() => readFault(answer(429, gateway)), TypeError)
  const fault = readFault(answer(429, '{"code":429,"description":"d"}', [['retry-after', '57']]))
  assert.equal(fault.retryAfterSeconds, undefined)
})

it('repeats three times, at growing distances, what may pass', async () => {
  for (const [status, sends] of [
    [400, 1],
    [429, 1],
    [412, 4],
    [503, 4],
  ] as const) {
    let sent = 0
    const waited: number[] = []
    const transport = async () => {
      sent += 1
      return answer(status, '')
    }
    const request = { method: 'GET', target: '/', headers: [] }
    await sendWithRetries(transport, request, async (time) => void waited.push(time))
    assert.equal(sent, sends, String(status))
    assert.deepEqual(waited, [500, 1_500, 3_500].slice(0, sends - 1))
  }
})

it('throws the last broken connection', async () => {
  let sent = 0
  const transport = async () => {
    sent += 1
    throw new Error(`broken ${sent}`)
  }
  const request = { method: 'GET', target: '/', headers: [] }
  await assert.rejects(
    sendWithRetries(transport, request, async () => {}),
    /broken 4/,
  )
})
