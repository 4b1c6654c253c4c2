import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seekPage, type Part } from './seek-page.ts'

/** A list of numbers whose positions are the numbers themselves. */
function listOf(all: readonly number[]) {
  return async ({ after, before, backwards, limit }: Part<number>) => {
    const inside = all.filter(
      (item) => (after === undefined || item > after) && (before === undefined || item < before),
    )
    return (backwards ? inside.toReversed() : inside).slice(0, limit)
  }
}
const position = (item: number) => item

test('walking forwards and backwards gives the whole list, whatever the size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer(), { maxLength: 40 }),
      fc.integer({ min: 1, max: 12 }),
      async (numbers, size) => {
        const all = numbers.toSorted((a, b) => a - b)
        const read = listOf(all)
        const forwards: number[] = []
        let page = await seekPage('first', size, undefined, read, position)
        assert.equal(page.hasPrevious, false)
        forwards.push(...page.rows)
        while (page.hasNext) {
          page = await seekPage('next', size, page.edges, read, position)
          assert.equal(page.hasPrevious, true)
          forwards.push(...page.rows)
        }
        assert.deepEqual(forwards, all)
        const backwards = [...page.rows]
        while (page.hasPrevious) {
          page = await seekPage('previous', size, page.edges, read, position)
          assert.equal(page.hasNext, true)
          backwards.unshift(...page.rows)
        }
        assert.deepEqual(backwards, all)
      },
    ),
  )
})

test('seeking the last page reaches it directly, with previous pages only if they exist', async () => {
  const read = listOf([1, 2, 3, 4, 5])
  const last = await seekPage('last', 2, undefined, read, position)
  assert.deepEqual(last.rows, [4, 5])
  assert.deepEqual([last.hasNext, last.hasPrevious], [false, true])
  const whole = await seekPage('last', 5, undefined, read, position)
  assert.deepEqual([whole.hasNext, whole.hasPrevious], [false, false])
})

test('an empty page has no links', async () => {
  const page = await seekPage('next', 2, { before: 1, after: 9 }, listOf([1, 9]), position)
  assert.deepEqual(page, { rows: [], hasNext: false, hasPrevious: false })
})
