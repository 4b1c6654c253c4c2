import assert from 'node:assert/strict'
import { it } from 'node:test'
import { isSingleKey, nameKey } from './name-key.ts'

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }

it('names letters without regard to Caps Lock', () => {
  assert.equal(nameKey({ ...plain, key: 'a' }), 'a')
  assert.equal(nameKey({ ...plain, key: 'A' }), 'a')
  assert.equal(nameKey({ ...plain, key: 'A', shiftKey: true }), 'Shift+a')
})

it('names other keys by their character', () => {
  assert.equal(nameKey({ ...plain, key: '?', shiftKey: true }), '?')
  assert.equal(nameKey({ ...plain, key: 'ArrowDown' }), 'ArrowDown')
  assert.equal(nameKey({ ...plain, key: '/' }), '/')
})

it('leaves the browser its own shortcuts', () => {
  for (const held of ['ctrlKey', 'metaKey', 'altKey']) {
    assert.equal(nameKey({ ...plain, key: 'a', [held]: true }), undefined)
  }
})

it('knows characters', () => {
  assert.deepEqual(['a', 'Shift+a', '?', 'ArrowDown', 'Escape'].map(isSingleKey), [
    true,
    true,
    true,
    false,
    false,
  ])
})
