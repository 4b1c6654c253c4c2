import { createHash } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { grantedPermissions, type Access } from './access.ts'
import type { Application, User } from './directory.ts'
import { issuerName, type IssuerContext, type Version } from './issuer-context.ts'
import { hashOf, newSecret } from './secrets.ts'

/** Authentication of an application: none, a secret, or a signed assertion. */
export type Proof = '0' | '1' | '2'

/** Subject of a token. */
export interface Subject {
  readonly tenantId: string
  readonly application: Application
  readonly proof: Proof
  /** The signed-in user; absent in an App-only token. */
  readonly user?: User
  readonly address: string
}

/** Start and end of a token, in epoch seconds. */
export interface Validity {
  readonly notBefore: number
  readonly expiresAt: number
}

/** Computes a token's validity: it starts five minutes ago, for clients whose clock is slow. */
export function validityFrom(now: number, lifetimeSeconds: number): Validity {
  const at = Math.floor(now / 1000)
  return { notBefore: at - 300, expiresAt: at + lifetimeSeconds }
}

/**
 * Signs an access token with the claims of Entra's v1 or v2 format. In both, `amr` says whether the
 * user signed in with MFA, which Partner Center requires.
 */
export async function signAccessToken(
  context: IssuerContext,
  version: Version,
  subject: Subject,
  access: Access,
  validity: Validity,
): Promise<string> {
  const { application, proof, tenantId, user } = subject
  return context.keys.sign({
    aud: access.audience,
    ...commonClaims(context, version, tenantId, validity),
    acr: '1',
    ...(version === 1
      ? { appid: application.id, appidacr: proof }
      : { azp: application.id, azpacr: proof }),
    tenant_region_scope: 'EU',
    uti: newSecret().slice(0, 22),
    ...(user === undefined
      ? { idtyp: 'app', oid: application.servicePrincipalId, sub: application.servicePrincipalId }
      : {
          idtyp: 'user',
          ...userClaims(version, user, application),
          upn: user.userPrincipalName,
          given_name: user.givenName,
          family_name: user.familyName,
          ipaddr: subject.address,
          amr: user.mfa ? ['pwd', 'mfa'] : ['pwd'],
          scp: grantedPermissions(access),
          ...(user.appRoles.length === 0 ? {} : { roles: [...user.appRoles] }),
        }),
  })
}

/** Signs an ID token for an application. */
export async function signIdToken(
  context: IssuerContext,
  version: Version,
  subject: { readonly application: Application; readonly user: User },
  validity: Validity,
  more: { readonly nonce?: string; readonly c_hash?: string } = {},
): Promise<string> {
  const { application, user } = subject
  return context.keys.sign({
    aud: application.id,
    ...commonClaims(context, version, user.tenantId, validity),
    ...userClaims(version, user, application),
    ...(version === 1 ? { upn: user.userPrincipalName } : {}),
    ...more,
  })
}

/**
 * Computes `c_hash`, half of the hash of the code issued with an ID token. Source: OpenID Connect.
 */
export function codeHashOf(code: string): string {
  return createHash('sha256').update(code).digest().subarray(0, 16).toString('base64url')
}

function commonClaims(
  context: IssuerContext,
  version: Version,
  tenantId: string,
  validity: Validity,
): JWTPayload {
  return {
    iss: issuerName(context.publicUrl(), tenantId, version),
    iat: validity.notBefore,
    nbf: validity.notBefore,
    exp: validity.expiresAt,
    tid: tenantId,
    ver: `${version}.0`,
  }
}

function userClaims(version: Version, user: User, application: Application): JWTPayload {
  return {
    oid: user.id,
    // A different subject for each application, as in Entra ID.
    sub: hashOf(`${user.id} ${application.id}`),
    name: user.displayName,
    ...(version === 1
      ? { unique_name: user.userPrincipalName }
      : { preferred_username: user.userPrincipalName }),
  }
}
