import { brokenRule, isGuid, type CallerKind } from '@accredit/contract'
import { cleanName } from '../rules/read/clean-name.ts'
import { refuse } from '../rules/refusal.ts'

/** Caller, as identified by an access token. CSP roles are absent: tokens never carry them. */
export interface Caller {
  /** The token's tenant (`tid`), in lower case. */
  readonly tenantId: string
  /** The services that the token was issued for (`aud`), without a trailing slash. */
  readonly audiences: readonly string[]
  readonly kind: CallerKind
  /** The client id of the application (`appid`, in the v2 format `azp`). */
  readonly applicationId: string
  /** The user's object id, or the application's service principal. */
  readonly objectId: string
  /** For display only, without invisible characters; tenant and object id identify the caller. */
  readonly userPrincipalName?: string
  readonly displayName?: string
  /** True when the user signed in with MFA: `amr` names `mfa`. */
  readonly mfa: boolean
  /** Scopes that the user granted to the application (`scp`). */
  readonly scopes: readonly string[]
  /** Expiry of the token (`exp`), in epoch milliseconds of the real clock. */
  readonly expiresAt: number
  /** App roles (`roles`), such as the reviewer's. */
  readonly appRoles: readonly string[]
}

/** Claims of a verified token. */
export type Claims = Readonly<Record<string, unknown>>

/** Claims that distinguish users from applications. */
const telling = ['idtyp', 'scp', 'upn', 'unique_name', 'preferred_username'] as const

/**
 * Identifies the caller from verified claims. A token is App-only when it says so (`idtyp`), or
 * when it does not say and has neither a scope nor a user name; every other token is App+User.
 * Source: the claims that Microsoft shows for both kinds; the test itself is our decision, because
 * `idtyp` is optional.
 * @throws Refused with AccessDenied when tenant, application or object id is missing, or when a
 * claim that distinguishes users from applications is malformed: guessing would let one pass for
 * the other.
 */
export function readCaller(claims: Claims): Caller {
  const told = textsOf(claims, telling)
  const appOnly = told.idtyp === 'app' || Object.keys(told).length === 0
  const { scp = '', upn, unique_name, preferred_username } = told
  const claimed = upn || unique_name || preferred_username
  const userName = cleanName(claimed, 'NFKC')
  const displayName = cleanName(text(claims['name']))
  return {
    tenantId: tenantOf(claims),
    audiences: audiencesOf(claims),
    kind: appOnly ? 'app' : 'user',
    applicationId: applicationOf(claims),
    objectId: objectOf(claims),
    ...(appOnly || userName === undefined ? {} : { userPrincipalName: userName }),
    ...(appOnly || displayName === undefined ? {} : { displayName }),
    mfa: texts(claims['amr']).includes('mfa'),
    scopes: scp.split(' ').filter(Boolean),
    expiresAt: typeof claims['exp'] === 'number' ? claims['exp'] * 1000 : missing('exp'),
    appRoles: texts(claims['roles']),
  }
}

function tenantOf(claims: Claims): string {
  const tenant = claims['tid']
  return isGuid(tenant) ? tenant.toLowerCase() : missing('tid')
}

/** v1 tokens have `appid`, v2 tokens `azp`; one that names two applications is refused. */
function applicationOf(claims: Claims): string {
  const [application, another] = [text(claims['appid']), text(claims['azp'])].filter(Boolean)
  return application === undefined || (another ?? application) !== application
    ? missing('appid')
    : application
}

/**
 * Reads the object id in its canonical spelling: another one, e.g. with a trailing space, would be
 * another person.
 */
function objectOf({ oid }: Claims): string {
  return isGuid(oid) ? oid.toLowerCase() : missing('oid')
}

/** A resource requested with a trailing slash comes back as an audience with one. */
function audiencesOf({ aud }: Claims): readonly string[] {
  const named = texts([aud].flat()).filter((entry) => entry !== '')
  return named.length === 0 ? missing('aud') : named.map((entry) => entry.replace(/\/$/, ''))
}

function missing(claim: string): never {
  return refuse('AccessDenied', {
    reason: brokenRule('TokenClaim', { claim }),
  })
}

/** Reads optional claims that must be strings when present. */
function textsOf<Name extends string>(
  claims: Claims,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const claim = claims[name]
    if (typeof claim === 'string') found[name] = claim
    else if (claim !== undefined) missing(name)
  }
  return found
}

function text(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined
}

function texts(claim: unknown): readonly string[] {
  return Array.isArray(claim) ? claim.filter((entry) => typeof entry === 'string') : []
}
