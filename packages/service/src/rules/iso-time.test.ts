import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoTime } from './iso-time.ts'

test('a time is written as the engine writes it', () => {
  const edges = [0, 1, 999, 1_000, 59_999, 60_000, 86_399_999, 86_400_000, -1, -86_400_001]
  const farthest = 8_640_000_000_000_000
  const leapDay = Date.UTC(2028, 1, 29, 23, 59, 59, 999)
  for (const at of [...edges, farthest, -farthest, leapDay, Date.now()]) {
    assert.equal(isoTime(at), new Date(at).toISOString())
  }
  // More days than are remembered, at all times of the day.
  for (let at = 5; at < 4e12; at += 1_234_567_891) {
    assert.equal(isoTime(at), new Date(at).toISOString())
  }
})

test('a time that is none is refused, as the engine does', () => {
  for (const at of [Number.NaN, Number.POSITIVE_INFINITY, 8_640_000_086_400_000]) {
    assert.throws(() => isoTime(at), RangeError)
  }
})
