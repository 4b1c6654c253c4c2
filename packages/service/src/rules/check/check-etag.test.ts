import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkETag } from './check-etag.ts'

const tags = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  fc.constant(`W/"datetime'2026-01-10T18%3A49%3A58.727348Z'"`),
)

test('the current tag matches bare, quoted and weak, and so does *', () => {
  fc.assert(
    fc.property(tags, (current) => {
      const bare = current.replace(/^W\//, '').replaceAll('"', '')
      for (const sent of [current, bare, `"${bare}"`, `W/"${bare}"`, ` "${bare}" `, '*']) {
        assert.equal(checkETag(sent, current, 'the profile'), undefined, sent)
      }
    }),
  )
})

test('any other tag, and a missing one, are refused', () => {
  fc.assert(
    fc.property(tags, tags, (sent, current) => {
      if (sent === current) return
      assert.equal(checkETag(sent, current, 'the profile')?.error, 'EtagNotValid')
    }),
  )
  for (const sent of [undefined, '', '""', 'W/', '**']) {
    assert.equal(checkETag(sent, '1', 'the profile')?.error, 'EtagNotValid')
  }
})

test('a list matches with any of its tags', () => {
  fc.assert(
    fc.property(tags, (current) => {
      const quoted = current.startsWith('W/') ? current : `"${current}"`
      for (const sent of [`"x", ${quoted}`, `${quoted},"x"`, `"a,b" , ${quoted}`, '"x", *']) {
        assert.equal(checkETag(sent, current, 'the profile'), undefined, sent)
      }
    }),
  )
  for (const sent of ['"x", "y"', '"x,1"', '"1,x"', ', ,', '"*"']) {
    assert.equal(checkETag(sent, '1', 'the profile')?.error, 'EtagNotValid', sent)
  }
})
