import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTrace } from './read-trace.ts'

const page = String.raw`7 pwrite64(22</d/a-wal>, "\0\0\0\2\0\0\0\0\1\2\3\4"..., 24, 32) = 24`
const commit = String.raw`7 pwrite64(22</d/a-wal>, "\0\0\0\3\0\0\0\n\1\2\3\4"..., 24, 4152) = 24`
const sync = '7 fdatasync(22</d/a-wal>) = 0'
const other = '7 fdatasync(21</d/a>) = 0'
const isLog = (path: string) => path.endsWith('-wal')

test('counts written transactions, and syncs of the log only', () => {
  const lines = [page, commit, sync, other, commit, sync]
  assert.deepEqual(readTrace(lines, isLog), { syncs: 2, written: 2, unsynced: 0 })
})

test('notices a transaction that was not synced before the next one', () => {
  const lines = [page, commit, commit, sync, page, commit, other]
  assert.deepEqual(readTrace(lines, isLog), { syncs: 1, written: 3, unsynced: 1 })
})
