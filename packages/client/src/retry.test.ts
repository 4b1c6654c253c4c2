import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { categoryOf } from './errors.ts'
import { decideRetry, type FailedAttempt } from './retry.ts'

const failed = (status: number | undefined, rest: Partial<FailedAttempt> = {}): FailedAttempt => ({
  attempt: 1,
  retries: 3,
  category: status === undefined ? 'NotSpecified' : categoryOf(status),
  status,
  retryOnThrottle: true,
  remainingMs: 180_000,
  random: 0.5,
  ...rest,
})

const waitOf = (attempt: FailedAttempt) => {
  const decision = decideRetry(attempt)
  assert.ok(decision.retry, decision.because)
  return decision.afterMs
}

const reasonOf = (attempt: FailedAttempt) => decideRetry(attempt).because

describe('decideRetry', () => {
  it('waits 0.5, 1.5 and 3.5 seconds, give or take a quarter', () => {
    const waits = [1, 2, 3].map((attempt) => waitOf(failed(503, { attempt })))
    assert.deepEqual(waits, [500, 1500, 3500])
    assert.equal(waitOf(failed(503, { random: 0 })), 375)
    assert.ok(waitOf(failed(503, { random: 0.999_999 })) < 625)
  })

  it('repeats what may pass and nothing else', () => {
    const repeated = Array.from({ length: 300 }, (_, index) => 300 + index).filter(
      (status) => decideRetry(failed(status)).retry,
    )
    assert.deepEqual(repeated, [408, 429, 500, 502, 503, 504])
    assert.equal(decideRetry(failed(undefined)).retry, true)
  })

  it('never waits less than the service asks for, nor less than its own wait', () => {
    for (const random of [0, 0.5, 0.99]) {
      assert.ok(waitOf(failed(429, { retryAfterSeconds: 57, random })) >= 57_000)
      const own = waitOf(failed(503, { attempt: 3, random }))
      assert.equal(waitOf(failed(503, { attempt: 3, random, retryAfterSeconds: 0 })), own)
    }
  })

  it('gives its reason', () => {
    assert.match(reasonOf(failed(503, { attempt: 4 })), /every attempt/)
    assert.match(reasonOf(failed(undefined, { category: 'Unauthorized' })), /not authorized/)
    assert.match(reasonOf(failed(429, { retryOnThrottle: false })), /throttling/)
    assert.match(reasonOf(failed(503, { remainingMs: 500 })), /outlast/)
    assert.match(reasonOf(failed(undefined)), /request id/)
    assert.match(reasonOf(failed(503)), /in passing/)
    assert.match(reasonOf(failed(409)), /final/)
  })
})
