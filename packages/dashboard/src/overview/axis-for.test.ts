import assert from 'node:assert/strict'
import { it } from 'node:test'
import { axisFor } from './axis-for.ts'

it('has few round numbers and ends above the highest count', () => {
  assert.deepEqual(axisFor(0), { top: 1, ticks: [1] })
  assert.deepEqual(axisFor(3), { top: 3, ticks: [1, 2, 3] })
  assert.deepEqual(axisFor(7), { top: 8, ticks: [2, 4, 6, 8] })
  assert.deepEqual(axisFor(1234), { top: 1500, ticks: [500, 1000, 1500] })
})
