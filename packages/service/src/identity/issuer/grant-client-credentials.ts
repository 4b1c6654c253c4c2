import { isWholeApi, readResource, readScope } from './access.ts'
import type { ProvenApplication } from './application-credential.ts'
import { required } from './form.ts'
import type { IssuerContext } from './issuer-context.ts'
import { answerApplication, type TokenBody, type TokenRequest } from './token-answer.ts'
import { refuseToken } from './token-error.ts'

/** Signs an application in without a user: an App-only token, and no refresh token. */
export async function grantClientCredentials(
  context: IssuerContext,
  request: TokenRequest,
  proven: ProvenApplication,
): Promise<TokenBody> {
  const { form, tenant, version } = request
  if (tenant === undefined) return refuseToken('TenantMissing', {})
  const { application } = proven
  if (application.kind === 'public') {
    return refuseToken('PublicClientAppOnly', { application: application.id })
  }
  const access =
    version === 1 ? readResource(required(form, 'resource')) : readScope(required(form, 'scope'))
  if (version === 2 && !isWholeApi(access)) {
    return refuseToken('AppOnlyScopeInvalid', { scope: required(form, 'scope') })
  }
  return answerApplication(context, request, proven, tenant.id, access)
}
