import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { seal, unseal } from './seal.ts'

test('decrypts only with the key, and only unchanged text', async () => {
  const key = randomBytes(32)
  const sealed = await seal('refresh token', key)
  assert.equal(await unseal(sealed, key), 'refresh token')
  assert.notEqual((await seal('refresh token', key)).text, sealed.text)
  await assert.rejects(unseal(sealed, randomBytes(32)))
  await assert.rejects(unseal({ ...sealed, text: Buffer.from('other').toString('base64') }, key))
  // A truncated tag would be easier to guess.
  const tag = Buffer.from(sealed.tag, 'base64').subarray(0, 4).toString('base64')
  await assert.rejects(unseal({ ...sealed, tag }, key))
})
