import assert from 'node:assert/strict'
import { it } from 'node:test'
import { levelOf } from './code-level.ts'

it('calls a code low when at most one in five uses is left', () => {
  const level = (remainingCreates: number | null, maxCreates: number | null) =>
    levelOf({ remainingCreates, maxCreates })
  assert.equal(level(2, 5), 'enough')
  assert.equal(level(1, 5), 'low')
  assert.equal(level(1, 1), 'enough')
  assert.equal(level(0, 5), 'spent')
  assert.equal(level(null, null), 'unlimited')
  assert.equal(level(3, null), 'enough')
})
