import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  decodeJwt,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose'
import type { Directory } from '../../src/identity/issuer/directory.ts'
import {
  contoso,
  contosoApplicationId,
  publicApplicationId,
  sandboxDirectory,
} from '../../src/sandbox/sandbox-directory.ts'
import { startIssuer, type RunningIssuer } from './start-issuer.ts'

const scope = 'https://api.partnercenter.microsoft.com/.default'
const thumbprint = 'dGhlLXRodW1icHJpbnQ'
const [own, foreign] = await Promise.all([
  generateKeyPair('RS256', { extractable: true }),
  generateKeyPair('RS256'),
])
const registered: JWK = {
  ...(await exportJWK(own.publicKey)),
  kid: 'own',
  'x5t#S256': thumbprint,
}
const pssKey = await crypto.subtle.importKey(
  'jwk',
  { ...(await exportJWK(own.privateKey)), alg: 'PS256' },
  { name: 'RSA-PSS', hash: 'SHA-256' },
  false,
  ['sign'],
)

const directory: Directory = {
  ...sandboxDirectory,
  applications: sandboxDirectory.applications.map((application) =>
    application.id === contosoApplicationId
      ? { ...application, secrets: [], keys: [registered] }
      : application,
  ),
}

interface Assertion {
  readonly claims?: { readonly [Claim in keyof JWTPayload]: JWTPayload[Claim] | undefined }
  readonly header?: Readonly<Record<string, string>>
  readonly key?: CryptoKey
}

async function assertion(issuer: RunningIssuer, changes: Assertion = {}): Promise<string> {
  const at = Math.floor(issuer.clock.now / 1000)
  return new SignJWT({
    iss: contosoApplicationId,
    sub: contosoApplicationId,
    aud: `${issuer.url}/${contoso.id}/oauth2/v2.0/token`,
    exp: at + 600,
    ...changes.claims,
  } as JWTPayload)
    .setProtectedHeader({ alg: 'RS256', ...changes.header })
    .sign(changes.key ?? own.privateKey)
}

async function signIn(issuer: RunningIssuer, signed: string) {
  return issuer.post('oauth2/v2.0/token', {
    grant_type: 'client_credentials',
    client_id: contosoApplicationId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: signed,
    scope,
  })
}

test('a signed assertion proves an application, by each way to name its key', async (t) => {
  const issuer = await startIssuer(t, { directory })
  const ways: readonly Assertion[] = [
    {},
    { header: { kid: 'own' } },
    { header: { 'x5t#S256': thumbprint } },
    { header: { alg: 'PS256', 'x5t#S256': thumbprint }, key: pssKey },
    { claims: { aud: `${issuer.url}/${contoso.id}/v2.0` } },
    { claims: { aud: `${issuer.url}/${contoso.domain}/oauth2/token` } },
  ]
  for (const way of ways) {
    // oxlint-disable-next-line no-await-in-loop
    const reply = await signIn(issuer, await assertion(issuer, way))
    assert.equal(reply.status, 200)
    assert.equal(decodeJwt(String(reply.body['access_token']))['azpacr'], '2')
  }
})

test('an assertion that proves nothing is refused', async (t) => {
  const issuer = await startIssuer(t, { directory, wrongAttemptsPerMinute: 100 })
  const at = Math.floor(issuer.clock.now / 1000)
  const secret = new TextEncoder().encode(String(registered.n))
  const symmetric = await new SignJWT({ sub: contosoApplicationId })
    .setProtectedHeader({ alg: 'HS256', kid: 'own' })
    .sign(secret)
  const cases: readonly [string, RegExp][] = [
    [await assertion(issuer, { key: foreign.privateKey }), /signature is wrong/],
    [await assertion(issuer, { header: { kid: 'other' } }), /names no registered key/],
    [await assertion(issuer, { header: { 'x5t#S256': 'other' } }), /names no registered key/],
    [await assertion(issuer, { claims: { exp: at - 61 } }), /expired/],
    [await assertion(issuer, { claims: { exp: undefined } }), /claim exp/],
    [await assertion(issuer, { claims: { iss: publicApplicationId } }), /claim iss/],
    [await assertion(issuer, { claims: { sub: publicApplicationId } }), /claim sub/],
    [await assertion(issuer, { claims: { aud: 'https://elsewhere.test' } }), /claim aud/],
    [symmetric, /not signed with RS256 or PS256/],
    ['no token at all', /not a readable/],
  ]
  for (const [signed, reason] of cases) {
    // oxlint-disable-next-line no-await-in-loop
    const reply = await signIn(issuer, signed)
    assert.deepEqual([reply.status, reply.body['error_codes']], [401, [700027]])
    assert.match(String(reply.body['error_description']), reason)
  }
})
