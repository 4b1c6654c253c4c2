import { openTokenEndpoint, tokenTimeoutMs, type TokenEndpointOptions } from './request-token.ts'
import { shareTokens } from './share-tokens.ts'
import type { TokenCredential } from './token-credential.ts'

export interface ClientSecretOptions extends TokenEndpointOptions {
  readonly clientSecret: string
}

/**
 * Signs in as the application alone (App-only). Reads work with it; setting a qualification needs a
 * user, see `refreshTokenCredential`.
 *
 * @example
 * import { clientSecretCredential, clouds, createPartner } from '@accredit/client'
 *
 * export const connect = (clientId: string, clientSecret: string) =>
 *   createPartner({
 *     credential: clientSecretCredential({
 *       authority: clouds.global.authority,
 *       tenant: 'contoso.onmicrosoft.com',
 *       clientId,
 *       clientSecret,
 *     }),
 *   })
 */
export function clientSecretCredential(options: ClientSecretOptions): TokenCredential {
  const requestToken = openTokenEndpoint(options)
  const source: TokenCredential = {
    getToken: (scopes) =>
      requestToken({
        grant_type: 'client_credentials',
        client_secret: options.clientSecret,
        scope: [scopes].flat().join(' '),
      }),
  }
  const { now = Date.now, timeoutMs = tokenTimeoutMs } = options
  return shareTokens(source, { now, timeoutMs })
}
