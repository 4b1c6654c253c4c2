import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isGuid } from './guid.ts'

test('a GUID of any version is one, in any case', () => {
  fc.assert(
    fc.property(fc.uuid(), (guid) => {
      assert.ok(isGuid(guid))
      assert.ok(isGuid(guid.toUpperCase()))
    }),
  )
  assert.ok(isGuid('00000000-0000-0000-0000-000000000000'))
  assert.ok(isGuid('12345678-1234-0234-0234-123456789abc'))
})

const guid = '6f0c3a52-0000-4000-8000-000000000001'
for (const other of [
  '',
  guid.slice(1),
  `${guid}0`,
  `{${guid}}`,
  guid.replaceAll('-', ''),
  ` ${guid}`,
  `${guid}\n`,
  guid.replace('6', 'g'),
  guid.replaceAll('-', '‐'),
]) {
  test(`${JSON.stringify(other)} is none`, () => assert.equal(isGuid(other), false))
}

test('what is no text is none', () => {
  for (const value of [undefined, null, 1, [guid], { guid }]) assert.equal(isGuid(value), false)
})
