import { generateSigningKey } from '../../src/identity/issuer/generate-signing-key.ts'
import type { TestContext } from 'node:test'
import { fastify } from 'fastify'
import type { KeyPair } from '../../src/tls/local-authority.ts'
import type { Directory } from '../../src/identity/issuer/directory.ts'
import { createIssuer } from '../../src/identity/issuer/issuer.ts'
import type { IssuerState } from '../../src/identity/issuer/issuer-state.ts'
import { registerIssuer } from '../../src/identity/issuer/routes.ts'
import { openSigningKeys, type SigningKeys } from '../../src/identity/issuer/signing-keys.ts'
import { contoso, sandboxDirectory } from '../../src/sandbox/sandbox-directory.ts'
import { createMemoryState } from './memory-state.ts'

/** A running issuer and what a test may change about it. */
export interface RunningIssuer {
  readonly url: string
  readonly keys: SigningKeys
  readonly state: IssuerState
  readonly clock: { now: number }
  /** Posts a form to a path of Contoso's tenant, or to a path that begins with a slash. */
  post(
    path: string,
    form: Readonly<Record<string, string>> | string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply>
}

/** An answer, read. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
}

// One key for all tests of a file: making one takes a while.
const firstKey = generateSigningKey()

/** Starts the issuer on a free port of this machine, and stops it with the test. */
export async function startIssuer(
  test: TestContext,
  options: {
    readonly directory?: Directory
    readonly wrongAttemptsPerMinute?: number
    readonly devicePollSeconds?: number
    readonly state?: IssuerState
    /** Serves https instead of http. */
    readonly tls?: KeyPair
  } = {},
): Promise<RunningIssuer> {
  const keys = await openSigningKeys([await firstKey])
  const { tls, state = createMemoryState(), ...rest } = options
  const clock = { now: Date.now() }
  let url = ''
  const issuer = createIssuer({
    publicUrl: () => url,
    directory: sandboxDirectory,
    keys,
    state,
    now: () => clock.now,
    ...rest,
  })
  const app =
    tls === undefined
      ? fastify()
      : fastify({ https: { cert: tls.certificate, key: tls.privateKey } })
  await registerIssuer(app, () => issuer)
  url = await app.listen({ host: '127.0.0.1', port: 0 })
  test.after(() => app.close())
  return {
    url,
    keys,
    state,
    clock,
    async post(path, form, headers = {}) {
      const address = path.startsWith('/') ? `${url}${path}` : `${url}/${contoso.id}/${path}`
      const body = typeof form === 'string' ? form : new URLSearchParams(form).toString()
      const response = await fetch(address, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Record<string, unknown>,
      }
    },
  }
}
