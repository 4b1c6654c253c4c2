import assert from 'node:assert/strict'
import { it } from 'node:test'
import { isShownLine, isShownText, showValue } from './shown-text.ts'

const forbidden = [
  ...'\u0000\u0007\u001B\u007F\u0085\u2028\u2029',
  ...'\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069',
]

it('refuses each control, separator and bidi control', () => {
  for (const character of forbidden) {
    const text = `Lake${character}School`
    const name = `U+${character.codePointAt(0)?.toString(16)}`
    assert.ok(!isShownLine(text), name)
    assert.ok(!isShownText(text), name)
    assert.match(showValue(text), /^"Lake\\u[\da-f]{4}School"$/, name)
  }
})

it('accepts names in all scripts', () => {
  for (const text of ['École', 'ד״ר\u200F', 'می\u200Cخواهم', '東京大学', 'க்\u200Dஷ', '👩‍🏫']) {
    assert.ok(isShownLine(text) && isShownText(text), text)
    assert.equal(showValue(text), JSON.stringify(text))
  }
})

it('accepts tabs and line ends only in multi-line texts', () => {
  for (const text of ['a\tb', 'a\nb', 'a\r\nb']) {
    assert.ok(isShownText(text))
    assert.ok(!isShownLine(text))
  }
})
