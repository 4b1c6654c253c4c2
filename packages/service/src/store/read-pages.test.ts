import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPages } from './read-pages.ts'

/** Reads numbers in pages of two; returns the pages, and the start of each read. */
async function readAll(numbers: readonly number[]) {
  const reads: number[] = []
  const read = async ({ after, limit }: { after: number; limit: number }) => {
    reads.push(after)
    return numbers.filter((number) => number > after).slice(0, limit)
  }
  const pages: (readonly number[])[] = []
  for await (const page of readPages(read, (number) => number, 2)) pages.push(page)
  return { pages, reads }
}

test('a list is read page by page, with no read after a page that is not full', async () => {
  assert.deepEqual(await readAll([]), { pages: [], reads: [0] })
  assert.deepEqual(await readAll([5]), { pages: [[5]], reads: [0] })
  assert.deepEqual(await readAll([1, 3]), { pages: [[1, 3]], reads: [0, 3] })
  assert.deepEqual(await readAll([1, 3, 4]), { pages: [[1, 3], [4]], reads: [0, 3] })
  const five = [2, 4, 6, 8, 9]
  assert.deepEqual(await readAll(five), { pages: [[2, 4], [6, 8], [9]], reads: [0, 4, 8] })
})
