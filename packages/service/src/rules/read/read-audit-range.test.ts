import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAuditRange } from './read-audit-range.ts'
import { Refused } from '../refusal.ts'

const now = Date.parse('2026-03-31T15:30:00Z')
const days = (start?: string, end?: string) => {
  const { from, to } = readAuditRange(start, end, now)
  return [from, to].map((at) => new Date(at).toISOString().slice(0, 10))
}

test('the default is the last 30 days and today', () => {
  assert.deepEqual(days(), ['2026-03-01', '2026-04-01'])
  assert.deepEqual(days('', ''), ['2026-03-01', '2026-04-01'])
})

test('without an end the range is 30 days, up to today', () => {
  assert.deepEqual(days('2026-03-20'), ['2026-03-20', '2026-04-01'])
  assert.deepEqual(days('2026-01-10'), ['2026-01-10', '2026-02-10'])
})

test('the end is inclusive, and may be far away', () => {
  assert.deepEqual(days('2026-03-05', '2026-03-05'), ['2026-03-05', '2026-03-06'])
  assert.deepEqual(days('2025-12-31', '2026-03-31'), ['2025-12-31', '2026-04-01'])
})

const refused: [start: string | undefined, end: string | undefined, error: string][] = [
  ['2025-12-30', undefined, 'InvalidDateRange'],
  ['2026-03-10', '2026-03-09', 'InvalidDateRange'],
  ['2026-04-01', undefined, 'InvalidDateRange'],
  [undefined, '2026-02-01', 'InvalidDateRange'],
  ['soon', undefined, 'InvalidQuery'],
  [undefined, 'later', 'InvalidQuery'],
]

test('a start after today is refused by name, regardless of the end', () => {
  for (const end of [undefined, '2026-05-01', '2026-03-01']) {
    assert.throws(
      () => readAuditRange('2026-04-01', end, now),
      (thrown) =>
        thrown instanceof Refused &&
        /startDate is "2026-04-01", .* must not be after today, 2026-03-31 \(UTC\)/.test(
          thrown.message,
        ),
    )
  }
  assert.deepEqual(days('2026-03-31', '2026-05-01'), ['2026-03-31', '2026-05-02'])
})

for (const [start, end, error] of refused) {
  test(`from ${start ?? 'nothing'} to ${end ?? 'nothing'} is ${error}`, () => {
    assert.throws(
      () => readAuditRange(start, end, now),
      (thrown) => thrown instanceof Refused && thrown.refusal.error === error,
    )
  })
}
