import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { errorBody, errors } from '@accredit/contract'
import { fastify } from 'fastify'
import { importJWK, SignJWT, type JWTPayload } from 'jose'
import { acceptedAudiences } from '../../src/identity/audiences.ts'
import { createAuthenticator, type Authenticator } from '../../src/identity/authenticate.ts'
import { checkAudience } from '../../src/identity/checks/audience.ts'
import { checkToken } from '../../src/identity/checks/token.ts'
import type { KeySource } from '../../src/identity/key-source.ts'
import { enforce, Refused } from '../../src/rules/refusal.ts'
import {
  contoso,
  contosoApplicationId,
  sandboxSecret,
} from '../../src/sandbox/sandbox-directory.ts'
import { startIssuer, type RunningIssuer } from './start-issuer.ts'

export const resource = 'https://api.partnercenter.microsoft.com'

interface Api {
  readonly issuer: RunningIssuer
  readonly authenticator: Authenticator
  call(authorization?: string): Promise<{ readonly status: number; readonly body: CallBody }>
  token(): Promise<string>
  /** Signs claims with the issuer's own key, on top of a good token's. */
  forge(claims: ForgedClaims, header?: Readonly<Record<string, string>>): Promise<string>
}

type ForgedClaims = { readonly [Claim in keyof JWTPayload]: JWTPayload[Claim] | undefined }

interface CallBody {
  readonly errorName?: string
  readonly code?: number
  readonly message?: string
  readonly tenantId?: string
  readonly kind?: string
}

export async function startApi(
  t: TestContext,
  options: {
    readonly admitLegacyGraph?: boolean
    readonly tenants?: readonly string[]
    readonly keys?: (issuer: RunningIssuer) => KeySource
  } = {},
): Promise<Api> {
  const issuer = await startIssuer(t)
  const audiences = acceptedAudiences({ admitLegacyGraph: options.admitLegacyGraph ?? false })
  const authenticator = createAuthenticator({
    issuers: () => [`${issuer.url}/{tenantid}/`, `${issuer.url}/{tenantid}/v2.0`],
    keys: options.keys?.(issuer) ?? issuer.keys,
    isTrustedTenant: (tenantId) => options.tenants?.includes(tenantId) ?? true,
    now: () => issuer.clock.now,
  })
  const app = fastify({ http: { maxHeaderSize: 65_536 } })
  app.get('/who', async (request, reply) => {
    try {
      const caller = await checkToken(request, { authenticator })
      enforce(checkAudience({ caller }, { audiences }))
      return caller
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { error: name, parameters } = error.refusal
      return reply.code(errors[name].status).send(errorBody(name, parameters as never))
    }
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  t.after(() => app.close())
  return {
    issuer,
    authenticator,
    async call(authorization) {
      const response = await fetch(`${url}/who`, {
        headers: authorization === undefined ? {} : { authorization },
      })
      return { status: response.status, body: (await response.json()) as CallBody }
    },
    async token() {
      const reply = await issuer.post('oauth2/token', {
        grant_type: 'client_credentials',
        client_id: contosoApplicationId,
        client_secret: sandboxSecret,
        resource,
      })
      return String(reply.body['access_token'])
    },
    async forge(claims, header = {}) {
      const [key] = issuer.keys.stored()
      assert.ok(key)
      const at = Math.floor(issuer.clock.now / 1000)
      return new SignJWT({
        aud: resource,
        iss: `${issuer.url}/${contoso.id}/`,
        tid: contoso.id,
        appid: contosoApplicationId,
        oid: '6f0c3a52-0000-4000-8000-000000000302',
        nbf: at - 10,
        exp: at + 600,
        ...claims,
      } as JWTPayload)
        .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header })
        .sign(await importJWK(key, header['alg'] ?? 'RS256'))
    },
  }
}

export function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

export async function assertDenied(api: Api, token: string, reason: RegExp): Promise<void> {
  const { status, body } = await api.call(`Bearer ${token}`)
  assert.deepEqual([status, body.errorName, body.code], [401, 'AccessDenied', 400])
  assert.match(String(body.message), reason)
  for (const part of token.split('.').filter((piece) => piece.length > 8)) {
    assert.ok(!String(body.message).includes(part), 'the answer must not repeat the token')
  }
}
