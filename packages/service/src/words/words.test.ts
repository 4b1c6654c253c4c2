import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '@accredit/contract/words'
import { findEnglish } from '../../test/support/english-words.ts'
import { loadSpeech } from './load-speech.ts'

/** Members of a policy's file, as sentences name them. */
const members = ['(rows)', '(when)', 'when: {}', 'all, any']
const lists = new Set(['allowed', 'expected', 'faults', 'files', 'names', 'others', 'problems'])

/** Values for any text: every name has one, a list where the text expects one. */
const anyValues = new Proxy<Record<string, unknown>>(
  {},
  { get: (_, name) => (lists.has(String(name)) ? [] : 'X') },
)
/** Ways to write a value for any text, which leave nothing of the reader's language behind. */
const anyFormats = new Proxy<Record<string, unknown>>(
  {},
  {
    get: (_, name) =>
      name === 'plural'
        ? (_count: number, { one, other }: Record<string, string>) => `${one} ${other}`
        : name === 'refusal'
          ? () => ['X', 'X']
          : () => 'X',
  },
)

/** Every text of a table by its path. */
function textsOf(table: unknown, path = ''): [path: string, text: string][] {
  if (typeof table === 'string') return [[path, table]]
  if (typeof table === 'function') return textsOf(table(anyValues, anyFormats), path)
  if (typeof table !== 'object' || table === null) return []
  return Object.entries(table).flatMap(([name, value]) => textsOf(value, `${path}.${name}`))
}

test('no text in another language has English words', async () => {
  for (const language of languages.filter((each) => each !== 'en')) {
    const { words } = await loadSpeech(language)
    const texts = textsOf(words)
    assert.ok(texts.length > 700, `${texts.length} texts`)
    const english = texts.filter(([, text]) => findEnglish(text, members).length > 0)
    assert.deepEqual(english, [], language)
  }
})

test('English texts are noticed', async () => {
  const texts = textsOf((await loadSpeech('en')).words)
  const noticed = texts.filter(([, text]) => findEnglish(text).length > 0)
  assert.ok(noticed.length > 0.8 * texts.length, `${noticed.length} of ${texts.length}`)
})
