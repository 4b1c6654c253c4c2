import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFormats } from './formats.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test('dates are UTC, to the second, in the order that the reader’s region has', () => {
  const at = '2026-03-02T09:14:05.120Z'
  assert.equal(createFormats('en').date(at), '2 Mar 2026, 09:14:05 UTC')
  assert.match(plain(createFormats('en', 'en_US.UTF-8').date(at)), /^Mar 2, 2026, 9:14:05 AM UTC$/)
  assert.match(createFormats('pt-PT').date(at), /^02\/03\/2026, 09:14:05 UTC$/)
  assert.match(createFormats('pt-BR').date(Date.parse(at)), /^2 de mar\. de 2026, 09:14:05 UTC$/)
  assert.equal(createFormats('en').date(undefined), '–')
  assert.equal(createFormats('en').date('soon'), 'soon')
})

test('times are written with their parts', () => {
  const say = (milliseconds: number, language: 'en' | 'pt-PT' | 'pt-BR' = 'en') =>
    plain(createFormats(language).duration(milliseconds))
  assert.equal(say(0), '0 secs')
  assert.equal(say(5_400_000), '1 hr 30 mins')
  assert.equal(say(259_200_000), '3 days')
  assert.equal(say(259_200_000, 'pt-PT'), '3 dias')
  assert.equal(say(61_000, 'pt-BR'), '1 min 1 s')
})
