import * as oauth from 'oauth4webapi'
import { requestOptions, type AuthorizationServer } from './authorization-server.ts'
import type { Settings } from './settings.ts'

/** Tokens of a session, held only in this page's memory. */
export interface Tokens {
  readonly accessToken: string
  /** Absent when the sign-in service issues none. */
  readonly refreshToken?: string | undefined
  /** Epoch milliseconds of the real clock. */
  readonly expiresAt: number
}

const ordinaryLifetime = 3600

/** Redeems the authorization code of a sign-in that this page began. */
export async function redeemCode(
  settings: Settings,
  server: AuthorizationServer,
  sign: { parameters: URLSearchParams; redirectUri: string; verifier: string },
): Promise<Tokens> {
  const client = { client_id: settings.clientId }
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    sign.parameters,
    sign.redirectUri,
    sign.verifier,
    requestOptions(settings),
  )
  return readAnswer(await oauth.processAuthorizationCodeResponse(server, client, response))
}

/** Exchanges a refresh token for new tokens; the old one is then used up. */
export async function refreshTokens(
  settings: Settings,
  server: AuthorizationServer,
  refreshToken: string,
): Promise<Tokens> {
  const client = { client_id: settings.clientId }
  const response = await oauth.refreshTokenGrantRequest(
    server,
    client,
    oauth.None(),
    refreshToken,
    { ...requestOptions(settings), additionalParameters: { scope: settings.scope } },
  )
  const answer = await oauth.processRefreshTokenResponse(server, client, response)
  return { refreshToken, ...readAnswer(answer) }
}

/** Checks whether the session itself has ended, so that only a new sign-in helps. */
export function isSignInOver(error: unknown): boolean {
  return error instanceof oauth.ResponseBodyError && error.status < 500
}

function readAnswer(answer: oauth.TokenEndpointResponse): Tokens {
  return {
    accessToken: answer.access_token,
    ...(answer.refresh_token !== undefined && { refreshToken: answer.refresh_token }),
    expiresAt: Date.now() + (answer.expires_in ?? ordinaryLifetime) * 1000,
  }
}
