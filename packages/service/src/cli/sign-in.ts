import { explainedFetch } from './explained-fetch.ts'
import { findOtherSignIn } from './published-sign-in.ts'
import { problem } from '../words/problem.ts'
import {
  clientSecretCredential,
  PartnerError,
  refreshTokenCredential,
  sandboxCredential,
  staticTokenCredential,
  type Fetch,
  type TokenCredential,
} from '@accredit/client'
import { readSecret } from './client-variables.ts'
import { Failure } from './failure.ts'
import { openLoginStore } from './login-store.ts'
import { storedLoginCredential } from './stored-login.ts'
import type { Runtime } from './runtime.ts'
import type { Target } from './target.ts'
import type { Words } from '../words/words.ts'

/** Options for the caller. */
export interface SignInOptions {
  readonly tenant?: string | undefined
  readonly clientId?: string | undefined
}

/** A caller. */
export interface SignIn {
  readonly credential: TokenCredential
  /** Names the caller for users. */
  readonly who: (callers: Words['notes']['callers']) => string
  /** The service, with the authority and audience of this sign-in. */
  readonly target: Target
}

const sandboxAdmin = 'admin@contoso.onmicrosoft.com'
const sandboxApplication = {
  tenant: 'contoso.onmicrosoft.com',
  clientId: 'c0de0000-0000-4000-8000-00000000a0aa',
  clientSecret: 'accredit-sandbox-secret',
}

/**
 * Chooses the caller from the first source available: `--as`, an access token, a refresh token, an
 * application's secret, the stored login, and in a sandbox its administrator.
 * @throws Failure when nobody can sign in
 */
export async function chooseSignIn(
  runtime: Runtime,
  target: Target,
  options: SignInOptions,
  fetch: Fetch = explainedFetch,
): Promise<SignIn> {
  const { environment } = runtime
  if (target.user !== undefined) return sandboxUser(target, target.user, fetch)
  const accessToken = readSecret(environment, 'ACCREDIT_TOKEN')
  if (accessToken !== undefined) {
    const credential = staticTokenCredential(accessToken)
    return { credential, who: ({ token }) => token, target }
  }
  const refreshToken = readSecret(environment, 'ACCREDIT_REFRESH_TOKEN')
  if (refreshToken !== undefined) {
    const client = readClient(runtime, options, 'ACCREDIT_REFRESH_TOKEN')
    const { authority } = target
    return {
      credential: refreshTokenCredential({ authority, ...client, refreshToken, fetch }),
      who: (callers) => callers.refreshToken(client),
      target,
    }
  }
  const application = chooseApplication(runtime, target, options, fetch)
  if (application) return application
  const logins = openLoginStore(runtime)
  const login = await logins.read(target.baseUrl)
  if (login && (!target.namesSignIn || login.authority === target.authority)) {
    const { authority, audience = target.audience } = login
    return {
      credential: storedLoginCredential(logins, target.baseUrl, fetch),
      who: (callers) => callers.login({ user: login.userName }),
      target: target.namesSignIn ? target : { ...target, authority, audience },
    }
  }
  if (target.isSandbox) return sandboxUser(target, undefined, fetch)
  throw new Failure('signIn', problem('NotSignedIn', { service: target.baseUrl }))
}

/**
 * Signs in as an application without a user: the environment's, or the sandbox's.
 * @throws Failure when there is none
 */
export function signInAsApplication(
  runtime: Runtime,
  target: Target,
  options: SignInOptions,
  fetch: Fetch = explainedFetch,
): SignIn {
  const named = chooseApplication(runtime, target, options, fetch)
  if (named) return named
  if (target.isSandbox) {
    const { authority } = target
    return {
      credential: clientSecretCredential({ authority, ...sandboxApplication, fetch }),
      who: (callers) => callers.sandboxApplication,
      target,
    }
  }
  throw new Failure('signIn', problem('ApplicationSecretMissing'))
}

function chooseApplication(
  runtime: Runtime,
  target: Target,
  options: SignInOptions,
  fetch: Fetch,
): SignIn | undefined {
  const { environment } = runtime
  const clientSecret = readSecret(environment, 'ACCREDIT_CLIENT_SECRET')
  if (clientSecret === undefined) return undefined
  const client = readClient(runtime, options, 'ACCREDIT_CLIENT_SECRET')
  const { authority } = target
  return {
    credential: clientSecretCredential({ authority, ...client, clientSecret, fetch }),
    who: (callers) => callers.application({ id: client.clientId, tenant: client.tenant }),
    target,
  }
}

function readClient(
  { environment }: Runtime,
  options: SignInOptions,
  reason: string,
): { tenant: string; clientId: string; clientSecret?: string } {
  const tenant = options.tenant ?? environment['ACCREDIT_TENANT']
  const clientId = options.clientId ?? environment['ACCREDIT_CLIENT_ID']
  if (!tenant || !clientId) {
    throw new Failure('usage', problem('ClientIncomplete', { name: reason }))
  }
  const clientSecret = readSecret(environment, 'ACCREDIT_CLIENT_SECRET')
  return { tenant, clientId, ...(clientSecret !== undefined && { clientSecret }) }
}

/** A local service may be in production mode, without its own sign-in. */
async function explainNoSandbox(error: unknown, target: Target): Promise<unknown> {
  if (!(error instanceof PartnerError) || error.status !== 404) return error
  const service = target.baseUrl
  const published = await findOtherSignIn(target, AbortSignal.timeout(noLonger))
  const found = published
    ? problem('NotSandbox', { service, authority: published.authority })
    : problem('NotAccredit', { service })
  return new Failure('signIn', found, error)
}

/** Time limit in milliseconds for reading a service's sign-in settings. */
const noLonger = 5_000

/**
 * Signs in as a sandbox user, with the well-known refresh token.
 * @throws Failure when the user name is invalid
 */
export function sandboxUser(
  target: Target,
  upn = sandboxAdmin,
  fetch: Fetch = explainedFetch,
): SignIn {
  if (!/^[^@\s]+@[^@\s]+$/.test(upn)) {
    throw new Failure('usage', problem('SandboxUser', { text: upn, example: sandboxAdmin }))
  }
  const signingIn = sandboxCredential(upn, { baseUrl: target.authority, fetch })
  const credential: TokenCredential = {
    async getToken(scopes, options) {
      try {
        return await signingIn.getToken(scopes, options)
      } catch (error) {
        throw await explainNoSandbox(error, target)
      }
    },
  }
  return { credential, who: () => upn, target }
}
