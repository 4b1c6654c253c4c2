import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from './new-id.ts'
import { takeRandomBytes } from './random-bytes.ts'

test('random bytes are never reused, also across refills of the pool', () => {
  const taken = Array.from({ length: 2_000 }, () => takeRandomBytes(12).toString('hex'))
  assert.equal(new Set(taken).size, taken.length)
  for (const bytes of taken) assert.equal(bytes.length, 24)
})

test('ids are unique and of version 7', () => {
  const before = Date.now()
  const ids = Array.from({ length: 2_000 }, () => newId())
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids) {
    assert.match(id, /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
    assert.ok(at >= before && at <= Date.now(), id)
  }
})
