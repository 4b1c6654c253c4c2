import type { ProvenApplication } from './application-credential.ts'
import { required } from './form.ts'
import type { IssuerContext } from './issuer-context.ts'
import type { CodeRecord } from './issuer-state.ts'
import { hashOf, isSameSecret } from './secrets.ts'
import type { TokenBody, TokenRequest } from './token-answer.ts'
import { refuseToken } from './token-error.ts'
import { answerSignIn, readAskedAccess } from './user-grant.ts'

/**
 * Redeems an authorization code: once, by the application that it was issued for, with the same
 * redirect address and the verifier of its challenge. A second use revokes what the first one
 * granted. Source: RFC 6749 section 4.1, RFC 7636.
 */
export async function grantAuthorizationCode(
  context: IssuerContext,
  request: TokenRequest,
  proven: ProvenApplication,
): Promise<TokenBody> {
  const { form } = request
  const code = required(form, 'code')
  readAskedAccess(request)
  const taken = await context.state.takeCode(hashOf(code))
  if (taken?.code.applicationId !== proven.application.id) {
    return invalid('code', 'it is unknown or of another application')
  }
  if (taken.redeemedBefore) {
    await context.state.revokeFamily(taken.code.familyId)
    return refuseToken('CodeRedeemed', {})
  }
  const grant = taken.code
  if (grant.expiresAt <= context.now()) {
    return refuseToken('GrantExpired', { what: 'authorization code' })
  }
  if (form.get('redirect_uri') !== grant.redirectUri) {
    return invalid('redirect_uri', 'it is not the one of the authorization request')
  }
  checkVerifier(grant, form.get('code_verifier'))
  const more = grant.nonce === undefined ? {} : { nonce: grant.nonce }
  return answerSignIn(context, request, proven, grant, more)
}

function checkVerifier(grant: CodeRecord, verifier: string | undefined): void {
  if (grant.challenge === undefined) {
    // A verifier without a challenge means that the challenge was stripped on the way.
    if (verifier !== undefined) invalid('code_verifier', 'the authorization request had none')
    return
  }
  if (verifier === undefined || !isSameSecret(hashOf(verifier), grant.challenge)) {
    refuseToken('VerifierWrong', {})
  }
}

function invalid(parameter: string, reason: string): never {
  return refuseToken('GrantInvalid', { parameter, reason })
}
