import * as oauth from 'oauth4webapi'
import { basePath } from '../routing/base.ts'
import { addresses } from '../routing/match-page.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import type { Settings } from './settings.ts'
import { redeemCode, type Tokens } from './tokens.ts'

/**
 * State that must survive the redirect to the sign-in page and back. It grants no access by itself.
 */
interface BegunSignIn {
  readonly state: string
  readonly verifier: string
  /** Page to return to. */
  readonly returnTo: string
}

const begunKey = `accredit.sign-in${basePath}`

/** A sign-in that returned with an error, or does not belong to this tab. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed'
}

const redirectUri = () => location.origin + addresses.signedIn

/** Redirects to the sign-in page, which returns to `signedIn`. */
export async function beginSignIn(
  settings: Settings,
  server: AuthorizationServer,
  wanted: { readonly returnTo: string; readonly userName?: string | undefined },
): Promise<void> {
  const begun: BegunSignIn = {
    state: oauth.generateRandomState(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo: wanted.returnTo,
  }
  sessionStorage.setItem(begunKey, JSON.stringify(begun))
  const address = new URL(server.authorization_endpoint ?? '')
  const parameters = {
    client_id: settings.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: redirectUri(),
    scope: settings.scope,
    state: begun.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    ...(wanted.userName !== undefined && { login_hint: wanted.userName }),
  }
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
  location.assign(address)
}

/**
 * Completes a sign-in with the query of `/signed-in`.
 * @throws SignInFailed when it was refused, was begun elsewhere, or its code is invalid
 */
export async function endSignIn(
  settings: Settings,
  server: AuthorizationServer,
): Promise<{ readonly tokens: Tokens; readonly returnTo: string }> {
  const begun = takeBegun()
  if (!begun) throw new SignInFailed('No sign-in was begun in this tab.')
  try {
    const parameters = oauth.validateAuthResponse(
      server,
      { client_id: settings.clientId },
      new URL(location.href),
      begun.state,
    )
    const { verifier, returnTo } = begun
    const sign = { parameters, redirectUri: redirectUri(), verifier }
    return { tokens: await redeemCode(settings, server, sign), returnTo }
  } catch (error) {
    throw new SignInFailed(reasonOf(error), { cause: error })
  }
}

function takeBegun(): BegunSignIn | undefined {
  const text = sessionStorage.getItem(begunKey)
  sessionStorage.removeItem(begunKey)
  return text === null ? undefined : (JSON.parse(text) as BegunSignIn)
}

function reasonOf(error: unknown): string {
  if (
    error instanceof oauth.AuthorizationResponseError ||
    error instanceof oauth.ResponseBodyError
  ) {
    return error.error_description ?? error.error
  }
  return error instanceof Error ? error.message : String(error)
}
