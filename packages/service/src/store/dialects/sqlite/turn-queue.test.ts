import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { TurnQueue } from './turn-queue.ts'

test('few items leave per turn, in order, with other work in between', async () => {
  const seen: string[] = []
  const queue = new TurnQueue<string>(2, (item) => seen.push(item))
  queue.add('a', 'b', 'c')
  queue.add('d', 'e')
  assert.deepEqual(seen, [])
  await turn()
  assert.deepEqual(seen, ['a', 'b'])
  queue.add('f')
  await turn()
  assert.deepEqual(seen, ['a', 'b', 'c', 'd'])
  await turn()
  assert.deepEqual(seen, ['a', 'b', 'c', 'd', 'e', 'f'])
  queue.add('g')
  await turn()
  assert.equal(seen.at(-1), 'g')
})

test('an item added by another waits for the next turn', async () => {
  const seen: number[] = []
  const queue = new TurnQueue<number>(8, (item) => {
    seen.push(item)
    if (item < 3) queue.add(item + 1)
  })
  queue.add(1)
  for (const expected of [[1], [1, 2], [1, 2, 3]]) {
    await turn()
    assert.deepEqual(seen, expected)
  }
})

test('all items can be taken at once, and none twice', async () => {
  const seen: string[] = []
  const queue = new TurnQueue<string>(1, (item) => seen.push(item))
  queue.add('a', 'b', 'c')
  await turn()
  queue.takeAll()
  assert.deepEqual(seen, ['a', 'b', 'c'])
  await turn()
  queue.add('d')
  await turn()
  assert.deepEqual(seen, ['a', 'b', 'c', 'd'])
})
