import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '../rules/refusal.ts'
import { createPageTokens, type TokenScope } from './page-tokens.ts'

const tokens = createPageTokens(Buffer.alloc(32, 1))
const scope: TokenScope = { partnerId: 'a', list: 'customers' }
const isInvalidQuery = (error: unknown) =>
  error instanceof Refused && error.refusal.error === 'InvalidQuery'

test('a token is URL-safe and round-trips', () => {
  const token = tokens.write(scope, { size: 2, after: ['é?&', 'x'] })
  assert.match(token, /^[A-Za-z0-9_-]+$/)
  assert.deepEqual(tokens.read(scope, token), { v: 1, size: 2, after: ['é?&', 'x'] })
})

test('a token is refused for another partner, list or service', () => {
  const token = tokens.write(scope, {})
  const others: [typeof tokens, TokenScope][] = [
    [tokens, { ...scope, partnerId: 'b' }],
    [tokens, { ...scope, list: 'auditrecords' }],
    [createPageTokens(Buffer.alloc(32, 2)), scope],
  ]
  for (const [reader, other] of others) {
    assert.throws(() => reader.read(other, token), isInvalidQuery)
  }
})

test('a token that was changed anywhere is refused', () => {
  const bytes = Buffer.from(tokens.write(scope, { size: 2 }), 'base64url')
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed[index] = (changed[index] ?? 0) ^ 1
    assert.throws(() => tokens.read(scope, changed.toString('base64url')), isInvalidQuery)
  }
  for (const text of ['', 'A', 'not a token', '=']) {
    assert.throws(() => tokens.read(scope, text), isInvalidQuery)
  }
})
