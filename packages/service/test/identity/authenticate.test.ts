import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportSPKI, generateKeyPair, importJWK, SignJWT, type JWTPayload } from 'jose'
import { createAuthenticator } from '../../src/identity/authenticate.ts'
import { generateSigningKey } from '../../src/identity/issuer/generate-signing-key.ts'
import {
  contoso,
  contosoApplicationId,
  fabrikam,
  publicApplicationId,
} from '../../src/sandbox/sandbox-directory.ts'
import { startIssuer } from './start-issuer.ts'
import { assertDenied, encode, resource, startApi } from './guarded-api.ts'

test('a token of the issuer is accepted, in either format and of either kind', async (t) => {
  const api = await startApi(t)
  const first = await api.call(`Bearer ${await api.token()}`)
  assert.deepEqual([first.status, first.body.tenantId, first.body.kind], [200, contoso.id, 'app'])
  const user = await api.issuer.post('/common/oauth2/v2.0/token', {
    grant_type: 'refresh_token',
    client_id: publicApplicationId,
    refresh_token: 'sandbox-refresh:admin@fabrikam.onmicrosoft.com',
  })
  const second = await api.call(`bearer  ${String(user.body['access_token'])}`)
  assert.deepEqual(
    [second.status, second.body.tenantId, second.body.kind],
    [200, fabrikam.id, 'user'],
  )
})

test('a request without a bearer token is told so', async (t) => {
  const api = await startApi(t)
  for (const header of [undefined, '', 'Bearer', 'Bearer ', 'Basic abc', 'Bearer a b', 'token']) {
    // oxlint-disable-next-line no-await-in-loop
    const { status, body } = await api.call(header)
    assert.deepEqual([status, body.errorName, body.code], [401, 'PartnerTokenMissing', 800001])
  }
})

test('a forged token is refused', async (t) => {
  const api = await startApi(t)
  const good = await api.token()
  assert.equal((await api.call(`Bearer ${good}`)).status, 200)
  const [header = '', payload = '', signature = ''] = good.split('.')
  const [jwk] = api.issuer.keys.stored()
  assert.ok(jwk)
  const { kid } = jwk
  const at = Math.floor(api.issuer.clock.now / 1000)

  await t.test('unsigned', async () => {
    for (const alg of ['none', 'None', 'NONE', '']) {
      // oxlint-disable-next-line no-await-in-loop
      await assertDenied(api, `${encode({ alg, kid, typ: 'JWT' })}.${payload}.`, /./)
    }
    await assertDenied(api, `${encode({ alg: 'none', kid })}.${payload}.`, /not signed with RS256/)
  })
  await t.test('HS256 with the public key as its secret', async () => {
    const { publicKey } = await generateKeyPair('RS256')
    const published = await importJWK({ kty: 'RSA', n: jwk.n, e: jwk.e }, 'RS256', {
      extractable: true,
    })
    assert.equal(published.type, publicKey.type)
    for (const secret of [await exportSPKI(published), jwk.n, JSON.stringify({ n: jwk.n })]) {
      const token = await new SignJWT({ tid: contoso.id, aud: resource })
        .setProtectedHeader({ alg: 'HS256', kid })
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(secret))
      await assertDenied(api, token, /not signed with RS256/)
    }
  })
  await t.test('another algorithm with the right key', async () => {
    await assertDenied(api, await api.forge({}, { alg: 'PS256' }), /not signed with RS256/)
    await assertDenied(api, await api.forge({}, { alg: 'RS512' }), /not signed with RS256/)
  })
  await t.test('a key that nobody knows, or no key id', async () => {
    await assertDenied(api, await api.forge({}, { kid: 'another' }), /unknown key/)
    const { kid: _, ...nameless } = { alg: 'RS256', kid }
    await assertDenied(api, `${encode(nameless)}.${payload}.${signature}`, /names no signing key/)
  })
  await t.test('a strange key under the known id', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    const token = await new SignJWT({ tid: contoso.id, aud: resource, iss: 'x' })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setExpirationTime('1h')
      .sign(privateKey)
    await assertDenied(api, token, /signature is wrong/)
  })
  await t.test('a key inside the token', async () => {
    const stranger = await generateSigningKey()
    const { n, e } = stranger
    const token = await new SignJWT({ tid: contoso.id, aud: resource })
      .setProtectedHeader({ alg: 'RS256', kid, jwk: { kty: 'RSA', n, e } })
      .setExpirationTime('1h')
      .sign(await importJWK(stranger, 'RS256'))
    await assertDenied(api, token, /signature is wrong/)
  })
  await t.test('changed claims', async () => {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload
    const changed = encode({ ...claims, tid: fabrikam.id })
    await assertDenied(api, `${header}.${changed}.${signature}`, /signature is wrong/)
  })
  await t.test('a strange issuer, or the issuer of another tenant', async () => {
    const issuers = [
      'https://sts.windows.net/x/',
      `${api.issuer.url}/${fabrikam.id}/`,
      `${api.issuer.url}/{tenantid}/`,
      `${api.issuer.url}/${contoso.id}`,
    ]
    for (const iss of issuers) {
      // oxlint-disable-next-line no-await-in-loop
      await assertDenied(api, await api.forge({ iss }), /issuer/)
    }
    await assertDenied(api, await api.forge({ tid: fabrikam.id }), /issuer/)
    await assertDenied(api, await api.forge({ tid: 'contoso' }), /claim tid/)
    await assertDenied(api, await api.forge({ tid: undefined }), /claim tid/)
  })
  await t.test('expired, not yet valid, or without an end', async () => {
    await assertDenied(api, await api.forge({ exp: at - 1 }), /expired/)
    await assertDenied(api, await api.forge({ nbf: at + 60 }), /not valid yet/)
    await assertDenied(api, await api.forge({ exp: undefined }), /claim exp/)
  })
  await t.test('cut, empty or too long', async () => {
    await assertDenied(api, good.slice(0, -20), /signature is wrong|not a readable/)
    await assertDenied(api, `${header}.${payload}`, /not a readable/)
    await assertDenied(api, `${header}.${payload}.`, /signature is wrong|not a readable/)
    await assertDenied(api, 'abc', /not a readable/)
    await assertDenied(api, '..', /not a readable/)
    await assertDenied(api, `${header}.e30.${signature}`, /signature is wrong/)
    await assertDenied(api, 'a'.repeat(17_000), /longer than 16384/)
  })
  await t.test('a critical header that nobody understands', async () => {
    const critical = encode({ alg: 'RS256', kid, crit: ['x'], x: 1 })
    await assertDenied(api, `${critical}.${payload}.${signature}`, /not a readable/)
  })
})

test('a token for another audience is refused by name', async (t) => {
  const api = await startApi(t)
  for (const aud of [
    'https://graph.windows.net',
    'https://graph.microsoft.com',
    contosoApplicationId,
  ]) {
    // oxlint-disable-next-line no-await-in-loop
    const { status, body } = await api.call(`Bearer ${await api.forge({ aud })}`)
    assert.deepEqual([status, body.errorName, body.code], [401, 'InvalidAudience', 900420])
    assert.match(String(body.message), new RegExp(`audience ${aud};.*api.partnercenter`))
  }
  for (const aud of ['fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd', `${resource}/`, ['other', resource]]) {
    // oxlint-disable-next-line no-await-in-loop
    assert.equal((await api.call(`Bearer ${await api.forge({ aud })}`)).status, 200)
  }
})

test('the compatibility switch admits the audience of the archived SDKs', async (t) => {
  const api = await startApi(t, { admitLegacyGraph: true })
  const token = await api.forge({ aud: 'https://graph.windows.net/' })
  assert.equal((await api.call(`Bearer ${token}`)).status, 200)
})

test('only admitted tenants may call, also with a remembered token', async (t) => {
  const tenants = [contoso.id]
  const api = await startApi(t, { tenants })
  const token = await api.token()
  assert.equal((await api.call(`Bearer ${token}`)).status, 200)
  await assertDenied(
    api,
    await api.forge({ tid: fabrikam.id, iss: `${api.issuer.url}/${fabrikam.id}/` }),
    /tenant is not admitted/,
  )
  tenants.pop()
  await assertDenied(api, token, /tenant is not admitted/)
})

test('a remembered token is answered at once, and ends at exp', async (t) => {
  const api = await startApi(t)
  const authorization = `Bearer ${await api.token()}`
  const first = api.authenticator.authenticate(authorization)
  assert.ok(first instanceof Promise)
  const caller = await first
  assert.equal(api.authenticator.authenticate(authorization), caller)
  api.authenticator.clear()
  assert.ok(api.authenticator.authenticate(authorization) instanceof Promise)
  await api.authenticator.authenticate(authorization)

  const { now } = api.issuer.clock
  api.issuer.clock.now = now + 299_000
  assert.deepEqual(api.authenticator.authenticate(authorization), caller)
  api.issuer.clock.now = (Math.floor(now / 1000) + 3600) * 1000
  assert.throws(() => api.authenticator.authenticate(authorization), /it has expired/)
  await assertDenied(api, authorization.slice(7), /it has expired/)
})

test('a remembered token is verified again after five minutes', async (t) => {
  const api = await startApi(t)
  const authorization = `Bearer ${await api.token()}`
  await api.authenticator.authenticate(authorization)
  api.issuer.clock.now += 300_000
  assert.ok(api.authenticator.authenticate(authorization) instanceof Promise)
})

test('the memory for tokens is bounded', async (t) => {
  const issuer = await startIssuer(t)
  const authenticator = createAuthenticator({
    issuers: () => [`${issuer.url}/{tenantid}/`],
    keys: issuer.keys,
    isTrustedTenant: () => true,
    now: () => issuer.clock.now,
    cacheEntries: 1,
  })
  const form = { grant_type: 'refresh_token', client_id: publicApplicationId }
  const [ada, sam] = await Promise.all(
    ['admin', 'sales'].map(async (mailbox) => {
      const refreshToken = `sandbox-refresh:${mailbox}@contoso.onmicrosoft.com`
      const reply = await issuer.post('oauth2/token', { ...form, refresh_token: refreshToken })
      return `Bearer ${String(reply.body['access_token'])}`
    }),
  )
  await authenticator.authenticate(ada)
  await authenticator.authenticate(sam)
  assert.ok(!(authenticator.authenticate(sam) instanceof Promise))
  const forgotten = authenticator.authenticate(ada)
  assert.ok(forgotten instanceof Promise)
  await forgotten
})

test('after one rotation an old token is verified again, after two it is refused', async (t) => {
  const api = await startApi(t)
  const token = await api.token()
  assert.equal((await api.call(`Bearer ${token}`)).status, 200)
  await api.issuer.keys.rotate(await generateSigningKey())
  assert.ok(api.authenticator.authenticate(`Bearer ${token}`) instanceof Promise)
  assert.equal((await api.call(`Bearer ${token}`)).status, 200)
  assert.equal((await api.call(`Bearer ${await api.token()}`)).status, 200)
  await api.issuer.keys.rotate(await generateSigningKey())
  await assertDenied(api, token, /unknown key/)
})
