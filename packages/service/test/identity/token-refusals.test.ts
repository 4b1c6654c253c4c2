import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  contosoApplicationId,
  fabrikam,
  publicApplicationId,
  sandboxSecret,
} from '../../src/sandbox/sandbox-directory.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { createMemoryState } from './memory-state.ts'
import { startIssuer } from './start-issuer.ts'
import { assertRefused, refreshOf, resource, v1, v2, appOnly } from './token-requests.ts'

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
