import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableOf } from './format-table.ts'
import { loadSpeech } from '../words/load-speech.ts'
import { padTo, printable, widthOf, wrap } from './format-text.ts'

test('width counts columns of a terminal', () => {
  assert.equal(widthOf('Margie’s'), 8)
  assert.equal(widthOf('e\u0301cole'), 5)
  assert.equal(widthOf('東京大学'), 8)
  assert.equal(widthOf('🎓'), 2)
  assert.equal(widthOf('\u001B[31mred\u001B[39m'), 3)
  assert.equal(padTo('大', 4), '大  ')
})

test('untrusted names cannot control the terminal', () => {
  assert.equal(
    printable('School\u001B[2J\r\nfree\u009B31m'),
    String.raw`School\u001b[2J free\u009b31m`,
  )
})

test('long texts are wrapped at spaces, long words stay whole', () => {
  assert.deepEqual(wrap('one two three', 7), ['one two', 'three'])
  assert.deepEqual(wrap('antidisestablishment x', 5), ['antidisestablishment', 'x'])
  assert.deepEqual(wrap('all of it', Infinity), ['all of it'])
})

const speech = await loadSpeech('en')

test('the pages of a table share the widths of the first', () => {
  const table = tableOf<string[]>(
    [
      { title: 'name', cell: ([first = '']) => first },
      { title: 'code', cell: ([, second = '']) => second },
    ],
    { style: (_format, text) => text, speech },
  )
  assert.equal(table([['long', 'x']]), 'NAME  CODE\nlong  x\n')
  assert.equal(
    table([
      ['s', 'y'],
      ['longest', 'z'],
    ]),
    's     y\nlongest  z\n',
  )
})
