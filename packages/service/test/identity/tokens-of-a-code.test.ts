import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  contosoApplicationId,
  publicApplicationId,
  sandboxSecret,
} from '../../src/sandbox/sandbox-directory.ts'
import { startIssuer } from './start-issuer.ts'
import { publicRequest, redeem, redirectUri, resource, signIn, verifier } from './sign-in-steps.ts'

test('a code is good once, and its second use revokes what the first gave', async (t) => {
  const issuer = await startIssuer(t)
  const page = await signIn(issuer)
  const first = await redeem(issuer, page)
  assert.equal(first.status, 200)
  const second = await redeem(issuer, page)
  assert.deepEqual([second.status, second.body['error_codes']], [400, [54005]])
  const renewal = await issuer.post('/organizations/oauth2/v2.0/token', {
    grant_type: 'refresh_token',
    client_id: publicApplicationId,
    refresh_token: String(first.body['refresh_token']),
  })
  assert.deepEqual([renewal.status, renewal.body['error']], [400, 'invalid_grant'])
})

test('a code is bound to application, address, verifier and time', async (t) => {
  const issuer = await startIssuer(t)
  const secret = { client_id: contosoApplicationId, client_secret: sandboxSecret }
  const cases: readonly [Record<string, string>, number][] = [
    [secret, 70000],
    [{ redirect_uri: `${redirectUri}/` }, 70000],
    [{ redirect_uri: '' }, 70000],
    [{ code_verifier: `${verifier}x` }, 501481],
    [{ code_verifier: '' }, 501481],
  ]
  for (const [changes, number] of cases) {
    // oxlint-disable-next-line no-await-in-loop
    const reply = await redeem(issuer, await signIn(issuer), changes)
    assert.deepEqual([reply.status, reply.body['error_codes']], [400, [number]])
  }
  const page = await signIn(issuer)
  issuer.clock.now += 600_000
  assert.deepEqual((await redeem(issuer, page)).body['error_codes'], [70008])

  const { code_challenge: _, code_challenge_method: __, ...unchallenged } = publicRequest
  const plain = await signIn(issuer, { ...unchallenged, client_id: contosoApplicationId })
  const downgraded = await redeem(issuer, plain, secret)
  assert.deepEqual(downgraded.body['error_codes'], [70000])
})

test('refresh tokens rotate, and a used one revokes its whole family', async (t) => {
  const issuer = await startIssuer(t)
  const renew = (token: unknown, changes: Record<string, string> = {}) =>
    issuer.post('/organizations/oauth2/v2.0/token', {
      grant_type: 'refresh_token',
      client_id: publicApplicationId,
      refresh_token: String(token),
      ...changes,
    })
  const first = await redeem(issuer, await signIn(issuer))
  const other = await redeem(issuer, await signIn(issuer))
  const second = await renew(first.body['refresh_token'])
  assert.equal(second.status, 200)
  assert.notEqual(second.body['refresh_token'], first.body['refresh_token'])
  assert.equal(second.body['scope'], `${resource}/user_impersonation`)
  const third = await renew(second.body['refresh_token'])
  assert.equal(third.status, 200)

  const reused = await renew(first.body['refresh_token'])
  assert.deepEqual([reused.status, reused.body['error_codes']], [400, [50173]])
  assert.equal((await renew(third.body['refresh_token'])).status, 400)
  const untouched = await renew(other.body['refresh_token'])
  assert.equal(untouched.status, 200)

  const foreign = await renew(untouched.body['refresh_token'], {
    client_id: contosoApplicationId,
    client_secret: sandboxSecret,
  })
  assert.deepEqual(foreign.body['error_codes'], [70000])
  issuer.clock.now += 90 * 86_400_000
  assert.deepEqual((await renew(untouched.body['refresh_token'])).body['error_codes'], [70008])
})

test('two renewals with one token at the same time: one wins, then the family is revoked', async (t) => {
  const issuer = await startIssuer(t)
  const first = await redeem(issuer, await signIn(issuer))
  const form = {
    grant_type: 'refresh_token',
    client_id: publicApplicationId,
    refresh_token: String(first.body['refresh_token']),
  }
  const replies = await Promise.all(
    [1, 2].map(() => issuer.post('/organizations/oauth2/v2.0/token', form)),
  )
  assert.deepEqual(new Set(replies.map((reply) => reply.status)), new Set([200, 400]))
  const winner = replies.find((reply) => reply.status === 200)
  const next = await issuer.post('/organizations/oauth2/v2.0/token', {
    ...form,
    refresh_token: String(winner?.body['refresh_token']),
  })
  assert.equal(next.status, 400)
})
