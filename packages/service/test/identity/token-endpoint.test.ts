import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeJwt } from 'jose'
import {
  contoso,
  contosoApplicationId,
  fabrikam,
  fabrikamApplicationId,
  publicApplicationId,
  sandboxDirectory,
  sandboxSecret,
  vettingStaff,
} from '../../src/sandbox/sandbox-directory.ts'
import { startIssuer, type Reply } from './start-issuer.ts'
import { assertRefused, refreshOf, resource, v1, v2, appOnly } from './token-requests.ts'

function claimsOf(reply: Reply, member = 'access_token') {
  return decodeJwt(String(reply.body[member]))
}

test('v1 client credentials answer strings and a v1 App-only token', async (t) => {
  const issuer = await startIssuer(t)
  const reply = await issuer.post('oauth2/token', v1)
  const at = Math.floor(issuer.clock.now / 1000)
  assert.equal(reply.status, 200)
  const { access_token: _, ...described } = reply.body
  assert.deepEqual(described, {
    token_type: 'Bearer',
    expires_in: '3599',
    ext_expires_in: '3599',
    expires_on: String(at + 3600),
    not_before: String(at - 300),
    resource,
  })
  assert.match(String(reply.headers.get('cache-control')), /no-store/)
  const { uti, ...claims } = claimsOf(reply)
  assert.equal(typeof uti, 'string')
  assert.deepEqual(claims, {
    aud: resource,
    iss: `${issuer.url}/${contoso.id}/`,
    iat: at - 300,
    nbf: at - 300,
    exp: at + 3600,
    tid: contoso.id,
    ver: '1.0',
    acr: '1',
    appid: contosoApplicationId,
    appidacr: '1',
    tenant_region_scope: 'EU',
    idtyp: 'app',
    oid: 'c0de0000-0000-4000-8000-00000000a0ab',
    sub: 'c0de0000-0000-4000-8000-00000000a0ab',
  })
})

test('v2 client credentials answer numbers and a v2 App-only token', async (t) => {
  const issuer = await startIssuer(t)
  const reply = await issuer.post('oauth2/v2.0/token', v2)
  assert.equal(reply.status, 200)
  const { access_token: _, ...described } = reply.body
  assert.deepEqual(described, { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 })
  const claims = claimsOf(reply)
  assert.equal(claims.iss, `${issuer.url}/${contoso.id}/v2.0`)
  assert.equal(claims.aud, resource)
  assert.equal(claims['azp'], contosoApplicationId)
  assert.equal(claims['azpacr'], '1')
  assert.equal(claims['appid'], undefined)
  assert.equal(claims['ver'], '2.0')
})

test('the verified domain stands for the tenant, and HTTP Basic for the form', async (t) => {
  const issuer = await startIssuer(t)
  const basic = Buffer.from(`${contosoApplicationId}:${sandboxSecret}`).toString('base64')
  const reply = await issuer.post(
    '/Contoso.OnMicrosoft.com/oauth2/token',
    { grant_type: 'client_credentials', resource: `${resource}/` },
    { authorization: `Basic ${basic}` },
  )
  assert.equal(reply.status, 200)
  assert.equal(claimsOf(reply)['tid'], contoso.id)
  assert.equal(claimsOf(reply).aud, resource)
})

test('the API can be asked for by its application id, the old graph by its address', async (t) => {
  const issuer = await startIssuer(t)
  const byId = await issuer.post('oauth2/v2.0/token', {
    ...appOnly,
    scope: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd/.default',
  })
  assert.equal(claimsOf(byId).aud, resource)
  const graph = await issuer.post('oauth2/v2.0/token', {
    ...appOnly,
    scope: 'https://graph.windows.net/.default',
  })
  assert.equal(claimsOf(graph).aud, 'https://graph.windows.net')
})

test('a sandbox refresh token gives an App+User token at v1, again and again', async (t) => {
  const issuer = await startIssuer(t)
  const form = { ...refreshOf('admin@contoso.onmicrosoft.com'), resource, scope: 'openid' }
  const first = await issuer.post('/common/oauth2/token', form)
  const second = await issuer.post('oauth2/token', form)
  for (const reply of [first, second]) {
    assert.equal(reply.status, 200)
    assert.equal(reply.body['scope'], 'user_impersonation')
    assert.equal(reply.body['refresh_token'], form.refresh_token)
    assert.equal(typeof reply.body['expires_in'], 'string')
    const { uti: _, sub, exp: __, iat: ___, nbf: ____, ...claims } = claimsOf(reply)
    assert.match(String(sub), /^[\w-]{43}$/)
    assert.deepEqual(claims, {
      aud: resource,
      iss: `${issuer.url}/${contoso.id}/`,
      tid: contoso.id,
      ver: '1.0',
      acr: '1',
      appid: publicApplicationId,
      appidacr: '0',
      tenant_region_scope: 'EU',
      idtyp: 'user',
      oid: 'c0de0000-0000-4000-8000-00000000a101',
      name: 'Ada Martin',
      unique_name: 'admin@contoso.onmicrosoft.com',
      upn: 'admin@contoso.onmicrosoft.com',
      given_name: 'Ada',
      family_name: 'Martin',
      ipaddr: '127.0.0.1',
      amr: ['pwd', 'mfa'],
      scp: 'user_impersonation',
    })
  }
})

test('a sandbox refresh token works with the confidential application of its tenant alone', async (t) => {
  const issuer = await startIssuer(t)
  const { client_id: _, ...form } = refreshOf('sales@contoso.onmicrosoft.com')
  const own = await issuer.post('/organizations/oauth2/v2.0/token', {
    ...form,
    client_id: contosoApplicationId,
    client_secret: sandboxSecret,
  })
  assert.equal(own.status, 200)
  assert.equal(claimsOf(own)['azpacr'], '1')
  const foreign = await issuer.post('/common/oauth2/v2.0/token', {
    ...form,
    client_id: fabrikamApplicationId,
    client_secret: sandboxSecret,
  })
  assertRefused(foreign, 400, 'invalid_grant', 50020)
  const elsewhere = await issuer.post(`/${fabrikam.id}/oauth2/v2.0/token`, {
    ...refreshOf('sales@contoso.onmicrosoft.com'),
  })
  assertRefused(elsewhere, 400, 'invalid_grant', 50020)
})

test('a v2 user answer carries ID token, client_info and the full scope', async (t) => {
  const issuer = await startIssuer(t)
  const reply = await issuer.post('/common/oauth2/v2.0/token', {
    ...refreshOf('admin@contoso.onmicrosoft.com'),
    scope: `${resource}/.default openid profile offline_access`,
    client_info: '1',
  })
  assert.equal(reply.body['scope'], `${resource}/user_impersonation ${resource}/.default`)
  assert.deepEqual(
    JSON.parse(Buffer.from(String(reply.body['client_info']), 'base64url').toString()),
    { uid: 'c0de0000-0000-4000-8000-00000000a101', utid: contoso.id },
  )
  const idToken = claimsOf(reply, 'id_token')
  assert.equal(idToken.aud, publicApplicationId)
  assert.equal(idToken.iss, `${issuer.url}/${contoso.id}/v2.0`)
  assert.equal(idToken['preferred_username'], 'admin@contoso.onmicrosoft.com')
  assert.equal(idToken['scp'], undefined)
})

test('without openid in its scope a v2 answer has no ID token', async (t) => {
  const issuer = await startIssuer(t)
  const reply = await issuer.post('/common/oauth2/v2.0/token', {
    ...refreshOf('admin@contoso.onmicrosoft.com'),
    scope: `${resource}/user_impersonation`,
  })
  assert.equal(reply.status, 200)
  assert.equal(reply.body['id_token'], undefined)
  assert.equal(reply.body['client_info'], undefined)
})

test('OpenID scopes alone give a token for Microsoft Graph', async (t) => {
  const issuer = await startIssuer(t)
  const reply = await issuer.post('/common/oauth2/v2.0/token', {
    ...refreshOf('admin@contoso.onmicrosoft.com'),
    scope: 'openid profile offline_access',
  })
  assert.equal(claimsOf(reply).aud, 'https://graph.microsoft.com')
  assert.equal(claimsOf(reply)['scp'], 'openid profile')
})

test('a user without MFA is known by amr, a reviewer by the app role, nobody by a CSP role', async (t) => {
  const issuer = await startIssuer(t)
  for (const user of sandboxDirectory.users) {
    const reply = await issuer.post(
      '/common/oauth2/token',
      refreshOf(user.userPrincipalName.toUpperCase()),
    )
    const claims = claimsOf(reply)
    assert.equal(claims['oid'], user.id)
    assert.equal(claims['tid'], user.tenantId)
    assert.deepEqual(claims['amr'], user.mfa ? ['pwd', 'mfa'] : ['pwd'])
    assert.deepEqual(
      claims['roles'],
      user.tenantId === vettingStaff.id ? ['Vetting.Review'] : undefined,
    )
    assert.doesNotMatch(JSON.stringify(claims), /Agent/)
  }
})

test('a lifetime can be asked for', async (t) => {
  const issuer = await startIssuer(t)
  const short = await issuer.post('oauth2/v2.0/token', { ...v2, accredit_lifetime: '5' })
  assert.equal(short.body['expires_in'], 4)
  assert.equal(claimsOf(short).exp, Math.floor(issuer.clock.now / 1000) + 5)
  for (const wrong of ['0', '-1', '86401', 'soon', '1.5', '999999999']) {
    assertRefused(
      await issuer.post('oauth2/v2.0/token', { ...v2, accredit_lifetime: wrong }),
      400,
      'invalid_request',
      9002313,
    )
  }
})
