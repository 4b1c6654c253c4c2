import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createFormats } from './create-formats.ts'

it('uses the user’s regional variant of a language', () => {
  assert.equal(createFormats('en', ['de-DE', 'en-US']).locale, 'en-US')
  assert.equal(createFormats('pt-PT', ['en-US', 'pt-BR']).locale, 'pt-PT')
  assert.equal(createFormats('pt-PT', ['pt-AO']).locale, 'pt-AO')
  assert.equal(createFormats('pt-BR', ['pt-PT', 'pt-BR']).locale, 'pt-BR')
})

it('skips tags that are not locales, as browsers report under POSIX', () => {
  assert.equal(createFormats('en', ['en-US@posix']).locale, 'en-GB')
})
