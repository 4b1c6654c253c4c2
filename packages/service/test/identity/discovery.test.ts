import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeProtectedHeader } from 'jose'
import { contoso } from '../../src/sandbox/sandbox-directory.ts'
import { startIssuer } from './start-issuer.ts'
import { v1 } from './token-requests.ts'

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
