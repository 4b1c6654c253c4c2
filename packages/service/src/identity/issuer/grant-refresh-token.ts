import { audience } from '@accredit/contract'
import { readResource } from './access.ts'
import type { ProvenApplication } from './application-credential.ts'
import { required } from './form.ts'
import type { IssuerContext } from './issuer-context.ts'
import { hashOf, newSecret } from './secrets.ts'
import { answerUser, type TokenBody, type TokenRequest } from './token-answer.ts'
import { refuseToken } from './token-error.ts'
import { readAskedAccess, readUser, refreshRecord } from './user-grant.ts'

/** Prefix of every user's well-known refresh token; the full user name follows. */
export const sandboxRefreshPrefix = 'sandbox-refresh:'

/**
 * Exchanges a refresh token for new tokens and rotates it. A token used twice was probably stolen,
 * so all tokens of its sign-in are revoked. A user's well-known sandbox token is exempt: it never
 * expires and is returned unchanged. Source: RFC 9700 for the rotation.
 */
export async function grantRefreshToken(
  context: IssuerContext,
  request: TokenRequest,
  proven: ProvenApplication,
): Promise<TokenBody> {
  const refreshToken = required(request.form, 'refresh_token')
  const asked = readAskedAccess(request)
  if (refreshToken.startsWith(sandboxRefreshPrefix)) {
    const userName = refreshToken.slice(sandboxRefreshPrefix.length)
    const user = readUser(context, request, proven, userName)
    const access = asked ?? readResource(audience)
    return answerUser(context, request, proven, user, access, { refreshToken })
  }
  const tokenHash = hashOf(refreshToken)
  const grant = await context.state.findRefreshToken(tokenHash)
  if (grant?.applicationId !== proven.application.id) {
    return refuseToken('GrantInvalid', {
      parameter: 'refresh_token',
      reason: 'it is unknown, revoked, or of another application',
    })
  }
  if (grant.expiresAt <= context.now()) {
    return refuseToken('GrantExpired', { what: 'refresh token' })
  }
  const user = readUser(context, request, proven, grant.userId)
  const next = newSecret()
  const rotation = await context.state.rotateRefreshToken(
    tokenHash,
    refreshRecord(context, grant, next),
  )
  if (rotation === 'reused') {
    await context.state.revokeFamily(grant.familyId)
    return refuseToken('RefreshTokenReused', {})
  }
  return answerUser(context, request, proven, user, asked ?? grant.access, { refreshToken: next })
}
