import { Type, type TSchema } from 'typebox'
import type { DescribedRoute } from './route.ts'

/**
 * The values of `error` in a refused sign-in.
 * Sources: RFC 6749, RFC 8628, OpenID Connect Core; what Entra ID adds is general knowledge.
 */
const signInErrors = [
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_resource',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
  'interaction_required',
  'login_required',
  'authorization_pending',
  'slow_down',
  'authorization_declined',
  'expired_token',
  'bad_verification_code',
  'temporarily_unavailable',
  'server_error',
] as const
export type SignInError = (typeof signInErrors)[number]

/** Body of a refused sign-in, in the shape of Entra's errors. */
export const SignInErrorBody = Type.Object(
  {
    error: Type.Enum([...signInErrors]),
    error_description: Type.String({ description: 'For people; begins with AADSTS and a number.' }),
    error_codes: Type.Array(Type.Integer()),
    timestamp: Type.String({ description: 'UTC, e.g. 2026-03-02 09:14:05Z.' }),
    trace_id: Type.String({ format: 'uuid' }),
    correlation_id: Type.String({ format: 'uuid' }),
    suberror: Type.Optional(Type.String()),
  },
  { $id: 'SignInError' },
)

const text = (description: string) => Type.String({ minLength: 1, description })
const optional = (description: string) => Type.Optional(text(description))

/** Parameters by which an application proves itself; Basic authentication will do as well. */
const proof = {
  client_id: text('The application.'),
  client_secret: optional('Its secret; or the assertion instead.'),
  client_assertion: optional('A signed JSON Web Token instead of the secret.'),
  client_assertion_type: Type.Optional(
    Type.Literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
  ),
}

type Version = 1 | 2

/** The purpose of the token: an audience at the older endpoint, permissions at the newer one. */
function wanted(version: Version): Record<string, TSchema> {
  return version === 1
    ? { resource: text('The audience, https://api.partnercenter.microsoft.com.') }
    : { scope: text('Permissions, e.g. https://api.partnercenter.microsoft.com/.default.') }
}

function optionally(parameters: Record<string, TSchema>): Record<string, TSchema> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, schema]) => [name, Type.Optional(schema)]),
  )
}

/** The forms that the token endpoint takes, one per grant. */
function tokenForms(version: Version) {
  const asked = optionally(wanted(version))
  const short = { accredit_lifetime: optional('Lifetime of the token in seconds, for tests.') }
  return Type.Union([
    Type.Object({
      grant_type: Type.Literal('client_credentials'),
      ...proof,
      ...wanted(version),
      ...short,
    }),
    Type.Object({
      grant_type: Type.Literal('refresh_token'),
      ...proof,
      refresh_token: text('`sandbox-refresh:` and the name of a user, or one that was given.'),
      ...asked,
      ...short,
    }),
    Type.Object({
      grant_type: Type.Literal('authorization_code'),
      ...proof,
      code: text('The code that the sign-in page gave.'),
      redirect_uri: text('The address that it was given at.'),
      code_verifier: optional('The verifier of its challenge (PKCE).'),
      ...asked,
      ...short,
    }),
    Type.Object({
      grant_type: Type.Enum(['urn:ietf:params:oauth:grant-type:device_code', 'device_code']),
      ...proof,
      device_code: text('The code that the device got.'),
      ...asked,
      ...short,
    }),
  ])
}

/** The older endpoint answers every figure as text. */
function figure(version: Version, description: string) {
  return version === 1
    ? Type.String({ pattern: '^[0-9]+$', description })
    : Type.Integer({ minimum: 0, description })
}

function tokens(version: Version) {
  return Type.Object(
    {
      token_type: Type.Literal('Bearer'),
      access_token: Type.String(),
      expires_in: figure(version, 'Seconds that the access token has left.'),
      ext_expires_in: figure(version, 'The same again.'),
      scope: Type.Optional(Type.String({ description: 'Absent for an application alone.' })),
      refresh_token: Type.Optional(Type.String({ description: 'For users, where one was asked.' })),
      id_token: Type.Optional(Type.String({ description: 'For users, where openid was asked.' })),
      client_info: Type.Optional(Type.String({ description: 'Where client_info=1 was sent.' })),
      ...(version === 1 && {
        expires_on: figure(1, 'End of the access token, in epoch seconds.'),
        not_before: figure(1, 'Beginning of the access token, in epoch seconds.'),
        resource: Type.String({ description: 'The audience.' }),
      }),
    },
    { $id: version === 1 ? 'TokensV1' : 'Tokens' },
  )
}

function deviceCode(version: Version) {
  return Type.Object(
    {
      device_code: Type.String(),
      user_code: Type.String({ description: 'The user types it in.' }),
      [version === 1 ? 'verification_url' : 'verification_uri']: Type.String({
        description: 'The page where the user types it in.',
      }),
      expires_in: figure(version, 'Seconds that the codes have left.'),
      interval: figure(version, 'Seconds between two polls.'),
      message: Type.String({ description: 'For the user.' }),
    },
    { $id: version === 1 ? 'DeviceCodeV1' : 'DeviceCode' },
  )
}

const Discovery = Type.Object(
  {
    issuer: Type.String(),
    authorization_endpoint: Type.String(),
    token_endpoint: Type.String(),
    device_authorization_endpoint: Type.String(),
    end_session_endpoint: Type.String(),
    jwks_uri: Type.String(),
  },
  { $id: 'Discovery', description: 'And more, as OpenID Connect Discovery names it.' },
)

const Keys = Type.Object(
  {
    keys: Type.Array(
      Type.Object({
        kty: Type.Literal('RSA'),
        kid: Type.String(),
        n: Type.String(),
        e: Type.String(),
      }),
    ),
  },
  { $id: 'Keys' },
)

const InstanceDiscovery = Type.Object(
  {
    tenant_discovery_endpoint: Type.String(),
    'api-version': Type.String(),
    metadata: Type.Array(
      Type.Object({
        preferred_network: Type.String(),
        preferred_cache: Type.String(),
        aliases: Type.Array(Type.String()),
      }),
    ),
  },
  { $id: 'InstanceDiscovery' },
)

const signInQuery = {
  client_id: text('The application.'),
  response_type: Type.Enum(['code', 'code id_token']),
  redirect_uri: text('The address that the answer goes to.'),
  response_mode: Type.Enum(['query', 'fragment', 'form_post']),
  state: text('Comes back as it is.'),
  nonce: text('Stands in the ID token; required where one is asked for.'),
  code_challenge: Type.String({
    pattern: '^[A-Za-z0-9_-]{43}$',
    description: 'PKCE; required for a public application.',
  }),
  code_challenge_method: Type.Literal('S256'),
  login_hint: text('The user.'),
} as const

const page = { status: 200, mediaType: 'text/html' } as const

function endpoints(version: Version) {
  const root = version === 1 ? '/{tenant}/oauth2' : '/{tenant}/oauth2/v2.0'
  const suffix = version === 1 ? ' The older form (v1).' : ''
  return {
    token: {
      method: 'POST',
      path: `${root}/token`,
      summary: `Get tokens.${suffix}`,
      body: tokenForms(version),
      bodyMediaType: 'application/x-www-form-urlencoded',
      success: { status: 200, schema: tokens(version) },
      refusals: [],
    },
    deviceCode: {
      method: 'POST',
      path: `${root}/devicecode`,
      summary: `Begin the sign-in of a device.${suffix}`,
      body: Type.Object({ client_id: text('The application.'), ...wanted(version) }),
      bodyMediaType: 'application/x-www-form-urlencoded',
      success: { status: 200, schema: deviceCode(version) },
      refusals: [],
    },
    signIn: {
      method: 'GET',
      path: `${root}/authorize`,
      summary: `Show the page on which a user signs in.${suffix}`,
      query: { ...signInQuery, ...wanted(version) },
      requiredQuery: [
        'client_id',
        'response_type',
        'redirect_uri',
        ...(version === 1 ? [] : ['scope']),
      ],
      success: page,
      refusals: [],
    },
    signOut: {
      method: 'GET',
      path: `${root}/logout`,
      summary: `Sign out, and go back.${suffix}`,
      query: {
        post_logout_redirect_uri: text('The address to go back to; else a page is shown.'),
        state: text('Goes back with the user.'),
      },
      success: page,
      refusals: [],
    },
    discovery: {
      method: 'GET',
      path: `/{tenant}${version === 1 ? '' : '/v2.0'}/.well-known/openid-configuration`,
      summary: `Read the endpoints of a tenant.${suffix}`,
      success: { status: 200, schema: Discovery },
      refusals: [],
    },
    keys: {
      method: 'GET',
      path: `/{tenant}/discovery${version === 1 ? '' : '/v2.0'}/keys`,
      summary: `Read the keys that tokens are signed with.${suffix}`,
      success: { status: 200, schema: Keys },
      refusals: [],
    },
  } as const satisfies Record<string, DescribedRoute>
}

const older = endpoints(1)
const newer = endpoints(2)

/** The sandbox's own sign-in, at the addresses of Entra ID. Pages that only people use are left out. */
export const signInRoutes = {
  getToken: newer.token,
  getTokenV1: older.token,
  getDeviceCode: newer.deviceCode,
  getDeviceCodeV1: older.deviceCode,
  signIn: newer.signIn,
  signInV1: older.signIn,
  signOut: newer.signOut,
  signOutV1: older.signOut,
  getDiscovery: newer.discovery,
  getDiscoveryV1: older.discovery,
  getKeys: newer.keys,
  getKeysV1: older.keys,
  getInstanceDiscovery: {
    method: 'GET',
    path: '/common/discovery/instance',
    summary: 'Read that this host is a cloud of its own.',
    success: { status: 200, schema: InstanceDiscovery },
    refusals: [],
  },
} as const satisfies Record<string, DescribedRoute>
