import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeEvents } from './judge-events.ts'

const happened = new Map([
  ['one', ['a', 'b', 'c']],
  ['other', ['d']],
])

test('accepts events that arrived in each customer’s order', () => {
  const arrived = new Map([
    ['one', ['before', 'a', 'b', 'c']],
    ['other', ['d']],
    ['unknown', ['e']],
  ])
  assert.deepEqual(judgeEvents(happened, arrived), [])
})

test('finds missing events and events out of order', () => {
  assert.deepEqual(judgeEvents(happened, new Map([['one', ['a', 'c', 'b']]])), [
    { key: 'one', explanation: 'events of one arrived in another order' },
    { key: 'd', explanation: 'an event of other did not arrive' },
  ])
  assert.deepEqual(
    judgeEvents(happened, new Map([['one', ['a', 'c']]])).map(({ key }) => key),
    ['b', 'd'],
  )
})
