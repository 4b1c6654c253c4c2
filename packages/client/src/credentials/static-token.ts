import type { TokenCredential } from './token-credential.ts'

/**
 * A credential that always gives the same access token, for scripts and tests. The service judges
 * whether it is still valid.
 *
 * @example
 * import { createPartner, sandbox, staticTokenCredential } from '@accredit/client'
 *
 * export const connect = (accessToken: string) =>
 *   createPartner({ cloud: sandbox, credential: staticTokenCredential(accessToken) })
 */
export function staticTokenCredential(token: string): TokenCredential {
  return {
    getToken: () => Promise.resolve({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
  }
}
