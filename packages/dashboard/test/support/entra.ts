import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { generateSigningKey } from '../../../service/src/identity/issuer/generate-signing-key.ts'
import { openSigningKeys } from '../../../service/src/identity/issuer/signing-keys.ts'

/** A user of the directory. */
export interface EntraUser {
  readonly userPrincipalName: string
  readonly name: string
  readonly roles: readonly string[]
}

/** A registered single-page application. */
export interface EntraApplication {
  readonly clientId: string
  readonly redirectUri: string
}

/** Request to the token endpoint. */
export interface TokenRequest {
  readonly grantType: string
  readonly origin: string | undefined
}

export interface Entra extends AsyncDisposable {
  readonly url: string
  readonly tokenRequests: readonly TokenRequest[]
  /** Registers the application; until then nobody can sign in. */
  register(application: EntraApplication): void
}

interface Code {
  readonly challenge: string
  readonly user: EntraUser
  readonly scope: string
}

/**
 * Starts a place that behaves to a single-page application as Entra ID does: a discovery document for
 * all organisations with a template for its issuer, a page that signs in, redirect addresses to the
 * letter, PKCE, tokens only for the registered origin (the browser enforces it by CORS), codes and
 * refresh tokens that work once, and refusals in its own words.
 */
export async function startEntra(options: {
  readonly tenantId: string
  readonly audience: string
  readonly users: readonly EntraUser[]
  /** Seconds that the first access token lives; later ones live an hour. */
  readonly firstLifetime: number
}): Promise<Entra> {
  const { tenantId, audience, users } = options
  const keys = await openSigningKeys([await generateSigningKey()])
  const codes = new Map<string, Code>()
  const refreshTokens = new Map<string, Omit<Code, 'challenge'>>()
  const tokenRequests: TokenRequest[] = []
  let application: EntraApplication | undefined
  let url = ''
  let lifetime = options.firstLifetime

  const discovery = () => ({
    token_endpoint: `${url}/organizations/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'private_key_jwt',
      'client_secret_basic',
    ],
    jwks_uri: `${url}/organizations/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${url}/{tenantid}/v2.0`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
    authorization_endpoint: `${url}/organizations/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${url}/organizations/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${url}/organizations/oauth2/v2.0/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'tid', 'ver'],
    tenant_region_scope: null,
    cloud_instance_name: 'microsoftonline.com',
  })

  const signToken = (user: EntraUser) => {
    const at = Math.floor(Date.now() / 1000)
    return keys.sign({
      iss: `${url}/${tenantId}/`,
      aud: audience,
      iat: at,
      nbf: at - 300,
      exp: at + 3600,
      ver: '1.0',
      tid: tenantId,
      oid: randomUUID(),
      appid: application?.clientId,
      appidacr: '0',
      amr: ['pwd', 'mfa'],
      upn: user.userPrincipalName,
      unique_name: user.userPrincipalName,
      name: user.name,
      roles: user.roles,
      scp: 'user_impersonation',
      idtyp: 'user',
      sub: user.userPrincipalName,
    })
  }

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const { clientId, redirectUri } = application ?? {}
    const wrong =
      query.get('client_id') !== clientId
        ? 'AADSTS700016: Application was not found in the directory.'
        : query.get('redirect_uri') !== redirectUri
          ? 'AADSTS50011: The redirect URI does not match the redirect URIs configured.'
          : query.get('response_type') !== 'code' || query.get('code_challenge_method') !== 'S256'
            ? 'AADSTS9002325: Proof Key for Code Exchange is required.'
            : undefined
    response.writeHead(wrong === undefined ? 200 : 400, { 'content-type': 'text/html' })
    const links = users.map(({ userPrincipalName }) => {
      const address = new URL(`${url}/organizations/login`)
      for (const [name, value] of query) address.searchParams.set(name, value)
      address.searchParams.set('user', userPrincipalName)
      return `<p><a href="${address.href.replaceAll('&', '&amp;')}">${userPrincipalName}</a></p>`
    })
    response.end(
      `<!doctype html><title>Sign in</title><h1>Pick an account</h1>${wrong ?? links.join('')}`,
    )
  }

  function login(query: URLSearchParams, response: ServerResponse): void {
    const user = users.find(({ userPrincipalName }) => userPrincipalName === query.get('user'))
    if (!user || !application) return void response.writeHead(400).end()
    const code = `1.${randomUUID()}`
    const challenge = query.get('code_challenge') ?? ''
    codes.set(code, { challenge, user, scope: query.get('scope') ?? '' })
    const address = new URL(application.redirectUri)
    address.searchParams.set('code', code)
    address.searchParams.set('state', query.get('state') ?? '')
    // Entra adds this, asked or not.
    address.searchParams.set('session_state', randomUUID())
    response.writeHead(302, { location: address.href }).end()
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request))
    const { origin } = request.headers
    const grantType = form.get('grant_type') ?? ''
    tokenRequests.push({ grantType, origin })
    const own = application && new URL(application.redirectUri).origin
    const answer = (status: number, body: object) => {
      response.writeHead(status, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store, no-cache',
        // No other page may read it, and without this line no page at all.
        ...(own !== undefined && origin === own && { 'access-control-allow-origin': own }),
      })
      response.end(JSON.stringify(body))
    }
    const refuse = (error: string, description: string) =>
      answer(400, {
        error,
        error_description: description,
        error_codes: [],
        trace_id: randomUUID(),
      })
    if (origin !== own) {
      return refuse('invalid_request', 'AADSTS9002327: Tokens may only be redeemed cross-origin.')
    }
    if (form.has('client_secret')) {
      return refuse('invalid_client', 'AADSTS700025: Client is public: no client_secret.')
    }
    const found = grantType === 'refresh_token' ? takeRefresh(form) : takeCode(form)
    if (!found) return refuse('invalid_grant', 'AADSTS54005: It was already redeemed, or is wrong.')
    const refreshToken = `0.${randomUUID()}`
    refreshTokens.set(refreshToken, found)
    answer(200, {
      token_type: 'Bearer',
      scope: `${audience}/user_impersonation`,
      expires_in: lifetime,
      ext_expires_in: lifetime,
      access_token: await signToken(found.user),
      ...(found.scope.split(' ').includes('offline_access') && { refresh_token: refreshToken }),
    })
    lifetime = 3600
  }

  function takeCode(form: URLSearchParams): Omit<Code, 'challenge'> | undefined {
    const code = form.get('code') ?? ''
    const found = codes.get(code)
    codes.delete(code)
    const digest = createHash('sha256').update(form.get('code_verifier') ?? '')
    const proved = digest.digest('base64url') === found?.challenge
    return proved && form.get('redirect_uri') === application?.redirectUri ? found : undefined
  }

  function takeRefresh(form: URLSearchParams): Omit<Code, 'challenge'> | undefined {
    const refreshToken = form.get('refresh_token') ?? ''
    const found = refreshTokens.get(refreshToken)
    refreshTokens.delete(refreshToken)
    return found
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    const open = { 'content-type': 'application/json', 'access-control-allow-origin': '*' }
    switch (`${request.method} ${pathname}`) {
      case 'GET /organizations/v2.0/.well-known/openid-configuration':
        return void response.writeHead(200, open).end(JSON.stringify(discovery()))
      case 'GET /common/discovery/v2.0/keys':
        return void response.writeHead(200, open).end(JSON.stringify(keys.published()))
      case 'GET /organizations/oauth2/v2.0/authorize':
        return authorize(searchParams, response)
      case 'GET /organizations/login':
        return login(searchParams, response)
      case 'POST /organizations/oauth2/v2.0/token':
        return token(request, response)
      case 'GET /organizations/oauth2/v2.0/logout': {
        const location = searchParams.get('post_logout_redirect_uri') ?? '/'
        return void response.writeHead(302, { location }).end()
      }
      default:
        return void response.writeHead(404).end()
    }
  }

  const server = createServer((request, response) => {
    void route(request, response).catch(() => response.writeHead(500).end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    tokenRequests,
    register: (registered) => (application = registered),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
