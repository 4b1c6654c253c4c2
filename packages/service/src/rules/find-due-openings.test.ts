import assert from 'node:assert/strict'
import { it } from 'node:test'
import { addBusinessDays, deskBusinessDays } from './add-business-days.ts'
import { findDueOpenings } from './find-due-openings.ts'

const hour = 3_600_000
// A Monday.
const monday = Date.parse('2026-03-02T00:00:00.000Z')

it('names exactly the openings whose due time is over, on every day of the week', () => {
  for (let at = monday; at < monday + 7 * 24 * hour; at += 5 * hour) {
    const intervals = findDueOpenings(at)
    for (let opened = at - 12 * 24 * hour; opened <= at; opened += hour) {
      for (const moment of [opened - 1, opened]) {
        const due = addBusinessDays(moment, deskBusinessDays) < at
        const named = intervals.some(({ from, before }) => moment >= from && moment < before)
        assert.equal(
          named,
          due,
          `${new Date(moment).toISOString()} at ${new Date(at).toISOString()}`,
        )
      }
    }
  }
})

it('has intervals in order that do not touch', () => {
  for (let at = monday; at < monday + 7 * 24 * hour; at += hour) {
    const bounds = findDueOpenings(at).flatMap(({ from, before }) => [from, before])
    assert.deepEqual(
      bounds,
      [...new Set(bounds)].toSorted((one, other) => one - other),
    )
  }
})
