import assert from 'node:assert/strict'
import { it } from 'node:test'
import { newId } from './new-id.ts'

it('creates ascending ids, however many within a millisecond', () => {
  const made = Array.from({ length: 20_000 }, newId)
  assert.deepEqual(made, made.toSorted())
  assert.equal(new Set(made).size, made.length)
  for (const id of made.slice(0, 100)) {
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  }
  const at = Number.parseInt((made.at(-1) ?? '').replace('-', '').slice(0, 12), 16)
  assert.ok(Math.abs(at - Date.now()) < 1_000)
})
