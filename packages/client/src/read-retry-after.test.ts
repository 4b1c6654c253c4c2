import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRetryAfter } from './read-retry-after.ts'

const now = Date.parse('2026-03-02T09:00:00Z')

describe('readRetryAfter', () => {
  const cases: [string | null, number | undefined][] = [
    [null, undefined],
    ['', undefined],
    ['0', 0],
    [' 57 ', 57],
    ['-1', undefined],
    ['soon', undefined],
    ['Mon, 02 Mar 2026 09:01:00 GMT', 60],
    ['Mon, 02 Mar 2026 08:00:00 GMT', 0],
  ]
  for (const [header, seconds] of cases) {
    it(`reads ${JSON.stringify(header)} as ${seconds}`, () => {
      assert.equal(readRetryAfter(header, now), seconds)
    })
  }
})
