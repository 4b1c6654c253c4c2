import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTime } from './read-time.ts'

test('durations are parsed in short form and as ISO 8601', () => {
  const times = {
    '250ms': 250,
    '90s': 90_000,
    '1.5m': 90_000,
    '10m': 600_000,
    '72H': 259_200_000,
    '3d': 259_200_000,
    PT10M: 600_000,
    p3d: 259_200_000,
    '0s': 0,
  }
  for (const [text, milliseconds] of Object.entries(times)) {
    assert.equal(readTime(text), milliseconds, text)
  }
  for (const text of ['', '10', 'm', '10 m', '-5s', '1w', 'soon', '1e3s', '99999999999999d']) {
    assert.throws(() => readTime(text), /must be a time such as/, text)
  }
})
