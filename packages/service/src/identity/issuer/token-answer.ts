import { grantedPermissions, grantedScope, type Access } from './access.ts'
import type { ProvenApplication } from './application-credential.ts'
import type { Tenant, User } from './directory.ts'
import type { Form } from './form.ts'
import type { IssuerContext, Version } from './issuer-context.ts'
import { refuseToken } from './token-error.ts'
import {
  signAccessToken,
  signIdToken,
  validityFrom,
  type Subject,
  type Validity,
} from './tokens.ts'

/** A request to one of the token endpoints, with its tenant resolved. */
export interface TokenRequest {
  /** Absent at `common` and `organizations`. */
  readonly tenant: Tenant | undefined
  readonly version: Version
  readonly form: Form
  /** Address of the client. */
  readonly address: string
}

/** The body of an answer with tokens, in the format of OAuth and Entra. */
export type TokenBody = Readonly<Record<string, string | number>>

/** Lifetime of an access token, as Entra's: about an hour. */
const ordinaryLifetime = 3600
const longestLifetime = 86_400

/** Answers an application that signed in without a user. */
export async function answerApplication(
  context: IssuerContext,
  request: TokenRequest,
  proven: ProvenApplication,
  tenantId: string,
  access: Access,
): Promise<TokenBody> {
  const { address, form, version } = request
  const validity = validityFrom(context.now(), readLifetime(form))
  const subject: Subject = { tenantId, ...proven, address }
  return {
    ...describe(version, validity, context.now(), access),
    access_token: await signAccessToken(context, version, subject, access, validity),
  }
}

/** Answers an application for a user. */
export async function answerUser(
  context: IssuerContext,
  request: TokenRequest,
  proven: ProvenApplication,
  user: User,
  access: Access,
  more: { readonly refreshToken?: string; readonly nonce?: string } = {},
): Promise<TokenBody> {
  const { address, form, version } = request
  const validity = validityFrom(context.now(), readLifetime(form))
  const subject: Subject = { tenantId: user.tenantId, ...proven, user, address }
  const idToken = () =>
    signIdToken(
      context,
      version,
      { application: proven.application, user },
      validity,
      more.nonce === undefined ? {} : { nonce: more.nonce },
    )
  return {
    ...describe(version, validity, context.now(), access),
    scope: version === 1 ? grantedPermissions(access) : grantedScope(access),
    access_token: await signAccessToken(context, version, subject, access, validity),
    ...(more.refreshToken === undefined ? {} : { refresh_token: more.refreshToken }),
    ...(access.openid ? { id_token: await idToken() } : {}),
    ...(form.get('client_info') === '1' ? { client_info: clientInfo(user) } : {}),
  }
}

/** Encodes `client_info`, the key of MSAL's account cache: the user's id and tenant. */
export function clientInfo(user: User): string {
  const info = { uid: user.id, utid: user.tenantId }
  return Buffer.from(JSON.stringify(info)).toString('base64url')
}

/** The v1 endpoint answers every value as a string, the v2 endpoint with numbers. */
function describe(version: Version, validity: Validity, now: number, access: Access): TokenBody {
  // One second less than the token's actual lifetime, as Entra does.
  const left = Math.max(1, validity.expiresAt - Math.floor(now / 1000) - 1)
  if (version === 2) return { token_type: 'Bearer', expires_in: left, ext_expires_in: left }
  return {
    token_type: 'Bearer',
    expires_in: String(left),
    ext_expires_in: String(left),
    expires_on: String(validity.expiresAt),
    not_before: String(validity.notBefore),
    resource: access.audience,
  }
}

/** Reads `accredit_lifetime`, the issuer's own parameter for short-lived tokens in tests. */
function readLifetime(form: Form): number {
  const asked = form.get('accredit_lifetime')
  if (asked === undefined) return ordinaryLifetime
  const seconds = /^\d{1,5}$/.test(asked) ? Number(asked) : 0
  if (seconds >= 1 && seconds <= longestLifetime) return seconds
  return refuseToken('RequestMalformed', {
    reason: `accredit_lifetime must be a whole number of seconds from 1 to ${longestLifetime}.`,
  })
}
