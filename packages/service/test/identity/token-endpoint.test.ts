import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeJwt, decodeProtectedHeader } from 'jose'
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
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { createMemoryState } from './memory-state.ts'
import { startIssuer, type Reply } from './start-issuer.ts'

const resource = 'https://api.partnercenter.microsoft.com'
const appOnly = {
  grant_type: 'client_credentials',
  client_id: contosoApplicationId,
  client_secret: sandboxSecret,
}
const v1 = { ...appOnly, resource }
const v2 = { ...appOnly, scope: `${resource}/.default` }

function refreshOf(user: string) {
  return {
    grant_type: 'refresh_token',
    client_id: publicApplicationId,
    refresh_token: `sandbox-refresh:${user}`,
  }
}

function claimsOf(reply: Reply, member = 'access_token') {
  return decodeJwt(String(reply.body[member]))
}

function assertRefused(reply: Reply, status: number, error: string, code: number): void {
  assert.equal(reply.status, status)
  assert.deepEqual(
    { error: reply.body['error'], codes: reply.body['error_codes'] },
    { error, codes: [code] },
  )
  assert.match(String(reply.body['error_description']), new RegExp(`^AADSTS${code}: .+Trace ID: `))
  assert.deepEqual(
    Object.keys(reply.body).filter((name) => name !== 'suberror'),
    ['error', 'error_description', 'error_codes', 'timestamp', 'trace_id', 'correlation_id'],
  )
  assert.match(String(reply.body['timestamp']), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/)
  assert.doesNotMatch(JSON.stringify(reply.body), /node_modules|\.ts:\d/)
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

test('each refusal has its OAuth error and its number', async (t) => {
  const issuer = await startIssuer(t, { wrongAttemptsPerMinute: 1000 })
  const user = refreshOf('admin@contoso.onmicrosoft.com')
  const { client_secret: _, ...secretless } = v2
  const cases: readonly [string, Record<string, string> | string, number, string, number][] = [
    ['oauth2/v2.0/token', '', 400, 'invalid_request', 900144],
    ['oauth2/v2.0/token', { grant_type: 'client_credentials' }, 400, 'invalid_request', 900144],
    ['oauth2/v2.0/token', { ...appOnly }, 400, 'invalid_request', 900144],
    ['oauth2/token', { ...appOnly }, 400, 'invalid_request', 900144],
    ['oauth2/v2.0/token', 'grant_type=a&grant_type=b', 400, 'invalid_request', 9000411],
    ['oauth2/v2.0/token', { ...v2, grant_type: 'magic' }, 400, 'unsupported_grant_type', 70003],
    ['oauth2/v2.0/token', { ...v2, grant_type: '__proto__' }, 400, 'unsupported_grant_type', 70003],
    ['oauth2/v2.0/token', { ...v2, grant_type: 'password' }, 400, 'interaction_required', 50076],
    ['/nowhere.test/oauth2/token', v1, 400, 'invalid_request', 90002],
    ['/common/oauth2/token', v1, 400, 'invalid_request', 50059],
    [
      'oauth2/token',
      { ...v1, client_id: publicApplicationId.replace('c1c1', 'ffff') },
      400,
      'unauthorized_client',
      700016,
    ],
    [`/${fabrikam.id}/oauth2/token`, v1, 400, 'unauthorized_client', 700016],
    ['oauth2/v2.0/token', secretless, 401, 'invalid_client', 7000218],
    ['oauth2/v2.0/token', { ...v2, client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    ['oauth2/v2.0/token', { ...user, client_secret: 'any' }, 401, 'invalid_client', 700025],
    [
      'oauth2/v2.0/token',
      { ...secretless, client_id: publicApplicationId },
      400,
      'unauthorized_client',
      70001,
    ],
    [
      'oauth2/token',
      { ...v1, resource: 'https://elsewhere.test' },
      400,
      'invalid_resource',
      500011,
    ],
    [
      'oauth2/v2.0/token',
      { ...v2, scope: 'https://elsewhere.test/.default' },
      400,
      'invalid_scope',
      70011,
    ],
    ['oauth2/v2.0/token', { ...v2, scope: `${resource}/everything` }, 400, 'invalid_scope', 70011],
    [
      'oauth2/v2.0/token',
      { ...v2, scope: `${resource}/user_impersonation` },
      400,
      'invalid_scope',
      1002012,
    ],
    ['oauth2/v2.0/token', { ...v2, scope: 'openid' }, 400, 'invalid_scope', 1002012],
    [
      'oauth2/v2.0/token',
      { ...v2, scope: `${resource}/.default https://graph.windows.net/.default` },
      400,
      'invalid_scope',
      28000,
    ],
    ['oauth2/token', { ...user, refresh_token: 'guess' }, 400, 'invalid_grant', 70000],
    [
      'oauth2/token',
      { ...user, refresh_token: 'sandbox-refresh:nobody@contoso.onmicrosoft.com' },
      400,
      'invalid_grant',
      50020,
    ],
    ['oauth2/token', { ...user, grant_type: 'authorization_code' }, 400, 'invalid_request', 900144],
    [
      'oauth2/token',
      { ...user, grant_type: 'authorization_code', code: 'guess' },
      400,
      'invalid_grant',
      70000,
    ],
    ['oauth2/token', { ...user, grant_type: 'device_code' }, 400, 'invalid_request', 900144],
    [
      'oauth2/token',
      { ...user, grant_type: 'device_code', device_code: 'guess' },
      400,
      'bad_verification_code',
      70018,
    ],
    ['oauth2/v2.0/token', { ...secretless, client_assertion: 'x' }, 400, 'invalid_request', 900144],
    [
      'oauth2/v2.0/token',
      { ...secretless, client_assertion: 'x', client_assertion_type: 'saml' },
      400,
      'invalid_request',
      9002313,
    ],
    ['oauth2/v2.0/token', { ...v2, client_assertion: 'x' }, 400, 'invalid_request', 9002313],
  ]
  for (const [path, form, status, error, code] of cases) {
    await t.test(`${error} ${code}: ${JSON.stringify(form)}`, async () => {
      assertRefused(await issuer.post(path, form), status, error, code)
    })
  }
})

test('a body that is no form, or too large, is refused in the same shape', async (t) => {
  const issuer = await startIssuer(t)
  const json = await issuer.post('oauth2/token', JSON.stringify(v1), {
    'content-type': 'application/json',
  })
  assertRefused(json, 400, 'invalid_request', 900144)
  const large = await issuer.post('oauth2/token', { ...v1, padding: 'x'.repeat(70_000) })
  assertRefused(large, 400, 'invalid_request', 9002313)
})

test('the client’s own request id comes back as the correlation id', async (t) => {
  const issuer = await startIssuer(t)
  const requestId = '6f0c3a52-1111-4000-8000-000000000001'
  const wrong = { ...v1, resource: 'https://elsewhere.test' }
  const byForm = await issuer.post('oauth2/token', { ...wrong, 'client-request-id': requestId })
  assert.equal(byForm.body['correlation_id'], requestId)
  const byHeader = await issuer.post('oauth2/token', wrong, { 'client-request-id': requestId })
  assert.equal(byHeader.body['correlation_id'], requestId)
  const noGuid = await issuer.post('oauth2/token', wrong, { 'client-request-id': '<script>' })
  assert.match(String(noGuid.body['correlation_id']), /^[0-9a-f-]{36}$/)
})

test('a failure of the store, or one in here, keeps the shape and tells nothing', async (t) => {
  for (const [failure, status, error, number] of [
    [new StoreUnavailable('disk of node 7 is full'), 503, 'temporarily_unavailable', 90033],
    [new Error('secret detail'), 500, 'server_error', 90020],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop
    const issuer = await startIssuer(t, {
      state: { ...createMemoryState(), findRefreshToken: () => Promise.reject(failure) },
    })
    const form = { ...refreshOf(''), refresh_token: 'some' }
    // oxlint-disable-next-line no-await-in-loop
    const reply = await issuer.post('oauth2/token', form)
    assertRefused(reply, status, error, number)
    assert.doesNotMatch(JSON.stringify(reply.body), /disk|secret/)
  }
})

test('two credentials at once, or two names, are refused', async (t) => {
  const issuer = await startIssuer(t)
  const basic = `Basic ${Buffer.from(`${contosoApplicationId}:${sandboxSecret}`).toString('base64')}`
  assertRefused(
    await issuer.post('oauth2/token', v1, { authorization: basic }),
    400,
    'invalid_request',
    9002313,
  )
  const { client_secret: _, ...secretless } = v1
  assertRefused(
    await issuer.post(
      'oauth2/token',
      { ...secretless, client_id: publicApplicationId },
      { authorization: basic },
    ),
    400,
    'invalid_request',
    9002313,
  )
})

test('guessing is slowed down for one client at one address, until the minute is over', async (t) => {
  const issuer = await startIssuer(t, { wrongAttemptsPerMinute: 3 })
  const wrong = { ...v1, client_secret: 'wrong' }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one guess after the other
    assertRefused(await issuer.post('oauth2/token', wrong), 401, 'invalid_client', 7000215)
  }
  const blocked = await issuer.post('oauth2/token', v1)
  assertRefused(blocked, 429, 'temporarily_unavailable', 90055)
  assert.equal(blocked.headers.get('retry-after'), '60')
  const other = await issuer.post('oauth2/token', refreshOf('admin@contoso.onmicrosoft.com'))
  assert.equal(other.status, 200)
  issuer.clock.now += 60_000
  assert.equal((await issuer.post('oauth2/token', v1)).status, 200)
})

test('discovery says all that the issuer can', async (t) => {
  const issuer = await startIssuer(t)
  const root = `${issuer.url}/${contoso.id}`
  const read = async (path: string) =>
    (await (await fetch(`${root}${path}/.well-known/openid-configuration`)).json()) as object
  const oauth = `${root}/oauth2/v2.0`
  const second = {
    issuer: `${root}/v2.0`,
    authorization_endpoint: `${oauth}/authorize`,
    token_endpoint: `${oauth}/token`,
    device_authorization_endpoint: `${oauth}/devicecode`,
    end_session_endpoint: `${oauth}/logout`,
    jwks_uri: `${root}/discovery/v2.0/keys`,
    response_types_supported: ['code', 'code id_token'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: [
      'authorization_code',
      'client_credentials',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'client_secret_basic',
      'private_key_jwt',
    ],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'PS256'],
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['pairwise'],
    claims_supported: 'sub iss aud exp iat nonce c_hash oid tid ver name preferred_username'.split(
      ' ',
    ),
    request_uri_parameter_supported: false,
    tenant_region_scope: null,
    cloud_instance_name: new URL(issuer.url).host,
  }
  assert.deepEqual(await read('/v2.0'), second)
  assert.deepEqual(await read(''), {
    ...second,
    issuer: `${root}/`,
    authorization_endpoint: `${root}/oauth2/authorize`,
    token_endpoint: `${root}/oauth2/token`,
    device_authorization_endpoint: `${root}/oauth2/devicecode`,
    end_session_endpoint: `${root}/oauth2/logout`,
    jwks_uri: `${issuer.url}/common/discovery/keys`,
    claims_supported: 'sub iss aud exp iat nonce c_hash oid tid ver name upn'.split(' '),
  })
})

test('discovery, keys and instance name this service', async (t) => {
  const issuer = await startIssuer(t)
  const read = async (path: string) =>
    (await (await fetch(`${issuer.url}${path}`)).json()) as Record<string, unknown>
  const second = await read(`/${contoso.domain}/v2.0/.well-known/openid-configuration`)
  const root = `${issuer.url}/${contoso.id}`
  assert.equal(second['issuer'], `${root}/v2.0`)
  assert.equal(second['token_endpoint'], `${root}/oauth2/v2.0/token`)
  assert.equal(second['authorization_endpoint'], `${root}/oauth2/v2.0/authorize`)
  assert.equal(second['jwks_uri'], `${root}/discovery/v2.0/keys`)
  assert.equal(second['end_session_endpoint'], `${root}/oauth2/v2.0/logout`)
  const first = await read(`/${contoso.id}/.well-known/openid-configuration`)
  assert.equal(first['issuer'], `${root}/`)
  assert.equal(first['token_endpoint'], `${root}/oauth2/token`)
  const common = await read('/common/v2.0/.well-known/openid-configuration')
  assert.equal(common['issuer'], `${issuer.url}/{tenantid}/v2.0`)
  assert.equal(common['token_endpoint'], `${issuer.url}/common/oauth2/v2.0/token`)
  const unknown = await fetch(`${issuer.url}/nowhere.test/v2.0/.well-known/openid-configuration`)
  assert.equal(unknown.status, 400)

  const instance = await read('/common/discovery/instance?api-version=1.1')
  const { host } = new URL(issuer.url)
  assert.deepEqual(instance['metadata'], [
    { preferred_network: host, preferred_cache: host, aliases: [host] },
  ])
  for (const document of [first, second]) {
    const { keys } = (await (await fetch(String(document['jwks_uri']))).json()) as {
      keys: Record<string, string>[]
    }
    assert.equal(keys.length, 1)
    assert.deepEqual(Object.keys(keys[0] ?? {}).toSorted(), ['alg', 'e', 'kid', 'kty', 'n', 'use'])
  }
  const token = await issuer.post('oauth2/token', v1)
  assert.equal(
    decodeProtectedHeader(String(token.body['access_token'])).kid,
    issuer.keys.published().keys[0]?.kid,
  )
})
