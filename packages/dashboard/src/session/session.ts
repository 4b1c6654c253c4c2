import type { TokenCredential } from '@accredit/client'
import { basePath } from '../routing/base.ts'
import { addresses, matchPage } from '../routing/match-page.ts'
import { discover, type AuthorizationServer } from './authorization-server.ts'
import { readSettings, type Settings } from './settings.ts'
import { beginSignIn, endSignIn, SignInFailed } from './sign-in.ts'
import { isSignInOver, refreshTokens, type Tokens } from './tokens.ts'

/** Initial state of a page. */
export type Opening =
  | { readonly state: 'signed-in'; readonly session: Session }
  | { readonly state: 'leaving' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'lost' }
  | { readonly state: 'no-client' }
  | { readonly state: 'failed'; readonly reason: string; readonly elsewhere: boolean }

/** Session of a signed-in user. */
export interface Session {
  readonly mode: Settings['mode']
  readonly credential: TokenCredential
  /** Remembers the user name in this tab, so that a later sign-in need not ask for it. */
  remember(userName: string): void
  /** Signs in again and returns to this page. */
  signInAgain(): Promise<void>
  /** Clears everything here, and signs out at the sign-in service. */
  signOut(): void
}

const userKey = `accredit.user${basePath}`
/** Prefix of every sandbox user's well-known refresh token; the user name follows. */
const sandboxRefresh = 'sandbox-refresh:'

/**
 * Opens the session of a freshly loaded page: completes a sign-in that returns, renews this tab's
 * session without a click where a sandbox allows it, or redirects to sign-in.
 */
export async function openSession(): Promise<Opening> {
  try {
    if (location.pathname === addresses.signedOut) return { state: 'signed-out' }
    const settings = await readSettings()
    if (settings.clientId === '') return { state: 'no-client' }
    if (isElsewhere(settings)) {
      location.replace(new URL(hereIn(location), settings.authority))
      return { state: 'leaving' }
    }
    const server = await discover(settings)
    if (location.pathname === addresses.signedIn) {
      const { tokens, returnTo } = await endSignIn(settings, server)
      history.replaceState(null, '', returnTo)
      // As the browser itself announces a changed location.
      window.dispatchEvent(new PopStateEvent('popstate'))
      return { state: 'signed-in', session: startSession(settings, server, tokens) }
    }
    const userName = sessionStorage.getItem(userKey) ?? undefined
    const tokens = await renew(settings, server, userName)
    if (tokens) return { state: 'signed-in', session: startSession(settings, server, tokens) }
    // Nobody should have to sign in to learn that a page does not exist.
    if (matchPage(location.pathname).page === 'lost') return { state: 'lost' }
    await beginSignIn(settings, server, { returnTo: hereIn(location), userName })
    return { state: 'leaving' }
  } catch (error) {
    const elsewhere = !(error instanceof SignInFailed)
    return { state: 'failed', reason: error instanceof Error ? error.message : '', elsewhere }
  }
}

/** A sandbox has one address; under another host name its sign-in cannot be reached. */
function isElsewhere({ mode, authority }: Settings): boolean {
  return mode === 'sandbox' && new URL(authority).origin !== location.origin
}

function hereIn({ pathname, search }: Location): string {
  return pathname + search
}

/**
 * No secret survives a reload, so only a sandbox, whose refresh tokens are well known, can do this.
 */
async function renew(
  settings: Settings,
  server: AuthorizationServer,
  userName: string | undefined,
): Promise<Tokens | undefined> {
  if (settings.mode !== 'sandbox' || userName === undefined) return undefined
  return refreshTokens(settings, server, sandboxRefresh + userName).catch(() => undefined)
}

function startSession(settings: Settings, server: AuthorizationServer, first: Tokens): Session {
  let tokens = first
  const knownUser = () => sessionStorage.getItem(userKey) ?? undefined

  const renewTokens = async () => {
    if (tokens.refreshToken === undefined) throw new SignInOver()
    tokens = await refreshTokens(settings, server, tokens.refreshToken).catch((error: unknown) => {
      throw isSignInOver(error) ? new SignInOver({ cause: error }) : error
    })
  }

  return {
    mode: settings.mode,
    credential: {
      async getToken(_scopes, { rejectedToken } = {}) {
        const usable = tokens.accessToken !== rejectedToken && Date.now() < tokens.expiresAt
        if (!usable) await renewTokens()
        return { token: tokens.accessToken, expiresOnTimestamp: tokens.expiresAt }
      },
    },
    remember: (userName) => sessionStorage.setItem(userKey, userName),
    signInAgain: () =>
      beginSignIn(settings, server, { returnTo: hereIn(location), userName: knownUser() }),
    signOut() {
      const userName = knownUser()
      sessionStorage.removeItem(userKey)
      const address = new URL(server.end_session_endpoint ?? addresses.signedOut, location.origin)
      address.searchParams.set('client_id', settings.clientId)
      address.searchParams.set('post_logout_redirect_uri', location.origin + addresses.signedOut)
      if (userName !== undefined) address.searchParams.set('logout_hint', userName)
      location.replace(address)
    },
  }
}

/** The session has ended; only a new sign-in helps. */
class SignInOver extends Error {
  override readonly name = 'SignInOver'

  constructor(options?: ErrorOptions) {
    super('the sign-in has ended', options)
  }
}
