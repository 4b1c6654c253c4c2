import {
  openTokenEndpoint,
  tokenTimeoutMs,
  type TokenEndpointOptions,
  type TokenGrant,
} from './request-token.ts'
import { shareTokens } from './share-tokens.ts'
import type { TokenCredential } from './token-credential.ts'

export interface RefreshTokenOptions extends TokenEndpointOptions {
  /** For confidential applications only. */
  readonly clientSecret?: string | undefined
  /** The refresh token of a user who signed in with MFA. */
  readonly refreshToken: string
  /**
   * Receives each new refresh token, so that it can be stored in place of the old one. The access
   * token is used only after this has succeeded.
   */
  readonly onRotate?: ((refreshToken: string) => void | Promise<void>) | undefined
}

/**
 * Signs in as a user through an application (App+User) with a stored refresh token, as the secure
 * application model asks for. Share one such credential: two of them would rotate each other's token.
 *
 * @example
 * import { clouds, createPartner, refreshTokenCredential } from '@accredit/client'
 *
 * export const connect = (
 *   clientId: string,
 *   clientSecret: string,
 *   refreshToken: string,
 *   store: (refreshToken: string) => Promise<void>,
 * ) =>
 *   createPartner({
 *     credential: refreshTokenCredential({
 *       authority: clouds.global.authority,
 *       tenant: 'contoso.onmicrosoft.com',
 *       clientId,
 *       clientSecret,
 *       refreshToken,
 *       onRotate: store,
 *     }),
 *   })
 */
export function refreshTokenCredential(options: RefreshTokenOptions): TokenCredential {
  const requestToken = openTokenEndpoint(options)
  let refreshToken = options.refreshToken
  let lastTurn: Promise<unknown> = Promise.resolve()

  async function refresh(scopes: string | string[]): Promise<TokenGrant> {
    const grant = await requestToken({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      // Without offline_access the answer carries no new refresh token.
      scope: [scopes, 'offline_access'].flat().join(' '),
      ...(options.clientSecret !== undefined && { client_secret: options.clientSecret }),
    })
    if (grant.refreshToken !== undefined && grant.refreshToken !== refreshToken) {
      refreshToken = grant.refreshToken
      await options.onRotate?.(refreshToken)
    }
    return grant
  }

  const source: TokenCredential = {
    getToken(scopes) {
      // One after the other: a refresh token used twice at once counts as stolen.
      const turn = lastTurn.then(() => refresh(scopes))
      lastTurn = turn.catch(() => undefined)
      return turn
    },
  }
  const { now = Date.now, timeoutMs = tokenTimeoutMs } = options
  return shareTokens(source, { now, timeoutMs })
}
