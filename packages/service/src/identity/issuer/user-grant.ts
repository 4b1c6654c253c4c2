import { readResource, readScope, type Access } from './access.ts'
import type { ProvenApplication } from './application-credential.ts'
import { findUser, isKnownIn, type Application, type Tenant, type User } from './directory.ts'
import type { IssuerContext } from './issuer-context.ts'
import type { UserGrant } from './issuer-state.ts'
import { hashOf, newSecret } from './secrets.ts'
import { answerUser, type TokenBody, type TokenRequest } from './token-answer.ts'
import { refuseToken } from './token-error.ts'

/** Lifetime of an unused refresh token in milliseconds: 90 days, renewed by each use. */
const refreshTokenLifetime = 90 * 86_400_000

/** Reads the requested access; `undefined` when the request leaves it to the grant. */
export function readAskedAccess(request: TokenRequest): Access | undefined {
  const { form, version } = request
  const asked = form.get(version === 1 ? 'resource' : 'scope')
  if (asked === undefined) return undefined
  return version === 1 ? readResource(asked) : readScope(asked)
}

/** Checks that a user may sign in to this application at this tenant's address. */
export function mayUse(
  user: User,
  application: Application,
  tenant: Pick<Tenant, 'id'> | undefined,
): boolean {
  return (
    isKnownIn(application, user.tenantId) && (tenant === undefined || tenant.id === user.tenantId)
  )
}

/** Finds the user of a grant, who must still exist and belong to the tenant of the address. */
export function readUser(
  context: IssuerContext,
  request: TokenRequest,
  proven: ProvenApplication,
  userId: string,
): User {
  const user = findUser(context.directory, userId)
  if (user !== undefined && mayUse(user, proven.application, request.tenant)) return user
  return refuseToken('UserElsewhere', {
    user: user?.userPrincipalName ?? userId,
    tenant: request.tenant?.displayName ?? proven.application.displayName,
  })
}

/** Starts a new sign-in's chain of refresh tokens, if requested, and answers with tokens. */
export async function answerSignIn(
  context: IssuerContext,
  request: TokenRequest,
  proven: ProvenApplication,
  grant: UserGrant,
  more: { readonly nonce?: string } = {},
): Promise<TokenBody> {
  const user = readUser(context, request, proven, grant.userId)
  const access = readAskedAccess(request) ?? grant.access
  if (!grant.access.offline) return answerUser(context, request, proven, user, access, more)
  const refreshToken = newSecret()
  await context.state.putRefreshToken(refreshRecord(context, grant, refreshToken))
  return answerUser(context, request, proven, user, access, { ...more, refreshToken })
}

/** Builds the record of a new refresh token. */
export function refreshRecord(context: IssuerContext, grant: UserGrant, refreshToken: string) {
  return {
    applicationId: grant.applicationId,
    userId: grant.userId,
    access: grant.access,
    familyId: grant.familyId,
    tokenHash: hashOf(refreshToken),
    expiresAt: context.now() + refreshTokenLifetime,
  }
}
