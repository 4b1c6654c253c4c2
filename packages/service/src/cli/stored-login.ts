import { problem } from '../words/problem.ts'
import { refreshTokenCredential, type Fetch, type TokenCredential } from '@accredit/client'
import { Failure } from './failure.ts'
import type { LoginStore } from './login-store.ts'

/** An access token that expires sooner is renewed. */
const marginMilliseconds = 60_000

/**
 * Signs in with a stored login. Concurrent commands take turns, because a reused refresh token
 * counts as stolen; the later one finds the new access token.
 */
export function storedLoginCredential(
  logins: LoginStore,
  baseUrl: string,
  fetch: Fetch,
): TokenCredential {
  return {
    async getToken(scopes, { rejectedToken } = {}) {
      const scope = [scopes].flat().join(' ')
      const login = await logins.change(baseUrl, async (kept) => {
        if (!kept) return undefined
        const held = kept.accessToken
        const usable =
          held?.scope === scope &&
          held.token !== rejectedToken &&
          Date.now() < held.expiresOnTimestamp - marginMilliseconds
        if (usable) return kept
        let { refreshToken } = kept
        const { authority, tenant, clientId } = kept
        const credential = refreshTokenCredential({
          authority,
          tenant,
          clientId,
          refreshToken,
          fetch,
          onRotate(rotated) {
            refreshToken = rotated
          },
        })
        const token = await credential.getToken(scopes)
        return { ...kept, refreshToken, ...(token && { accessToken: { ...token, scope } }) }
      })
      if (login?.accessToken) return login.accessToken
      throw new Failure('signIn', problem('SignedOut', { service: baseUrl }))
    },
  }
}
