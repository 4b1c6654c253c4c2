import assert from 'node:assert/strict'
import { it } from 'node:test'
import { cleanName } from './clean-name.ts'

it('leaves a fully visible name unchanged', () => {
  for (const name of ['Ada Martin', 'José Ñuñez', '李小龙', 'محمد علي', 'O’Neill-Łuk', '👩 Ada']) {
    assert.equal(cleanName(name), name)
  }
})

it('removes every kind of invisible character', () => {
  const unseen = [
    ...'\u200B\u200C\u200D\u2060\uFEFF\u00AD\u034F\u061C\u115F\u3164\uFFA0\u2800\uFE0F',
    // Bidi marks, embeddings, overrides and isolates.
    ...'\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069',
    ...'\u0000\u0007\u007F\u0085',
    '\u{E0041}',
    '\u{1D173}',
  ]
  for (const character of unseen) {
    for (const name of [`${character}rosa`, `ro${character}sa`, `rosa${character}`]) {
      const seen = cleanName(name)?.replaceAll(' ', '')
      assert.equal(seen, 'rosa', `U+${character.codePointAt(0)?.toString(16)}`)
    }
    assert.equal(cleanName(` ${character} `), undefined)
  }
})

it('separates words by single spaces, line breaks included', () => {
  assert.equal(cleanName('  Ada\u2028Martin\n\t '), 'Ada Martin')
  assert.equal(cleanName('Ada\u00A0\u2003Martin'), 'Ada Martin')
  assert.equal(cleanName(''), undefined)
  assert.equal(cleanName(undefined), undefined)
})

it('gives each character one spelling', () => {
  assert.equal(cleanName('Jose\u0301'), 'José')
  assert.equal(cleanName('ｒｏｓａ＠desk.example', 'NFKC'), 'rosa@desk.example')
  assert.equal(cleanName('ｒosa'), 'ｒosa')
})
