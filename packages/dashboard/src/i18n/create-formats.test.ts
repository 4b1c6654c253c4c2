import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createFormats } from './create-formats.ts'

it('takes the user’s own kind of a language', () => {
  assert.equal(createFormats('en', ['de-DE', 'en-US']).locale, 'en-US')
  assert.equal(createFormats('pt', ['en-US']).locale, 'pt-PT')
})

it('passes over a tag that is no locale, as browsers give under POSIX', () => {
  assert.equal(createFormats('en', ['en-US@posix']).locale, 'en-GB')
})
