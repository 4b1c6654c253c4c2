import { brokenRule, isGuid, type CallerKind } from '@accredit/contract'
import { cleanName } from '../rules/read/clean-name.ts'
import { refuse } from '../rules/refusal.ts'

/** Caller, as an access token names it. CSP roles are absent: tokens never carry them. */
export interface Caller {
  /** The tenant of the token (`tid`), in lower case. */
  readonly tenantId: string
  /** The services that the token was issued for (`aud`), without a slash at the end. */
  readonly audiences: readonly string[]
  readonly kind: CallerKind
  /** The client id of the application (`appid`, in the v2 format `azp`). */
  readonly applicationId: string
  /** The user's object id; for an application that of its service principal. */
  readonly objectId: string
  /** Names are for showing, without characters that nobody sees; who it is tenant and object id say. */
  readonly userPrincipalName?: string
  readonly displayName?: string
  /** True when the user signed in with MFA: `amr` names `mfa`. */
  readonly mfa: boolean
  /** Scopes that the user granted to the application (`scp`). */
  readonly scopes: readonly string[]
  /** End of the token (`exp`), in epoch milliseconds of the real clock. */
  readonly expiresAt: number
  /** App roles (`roles`), such as the reviewer's. */
  readonly appRoles: readonly string[]
}

/** The claims of a token whose signature was verified. */
export type Claims = Readonly<Record<string, unknown>>

/** Claims that tell people from applications. */
const telling = ['idtyp', 'scp', 'upn', 'unique_name', 'preferred_username'] as const

/**
 * Reads who calls out of verified claims. A token is App-only when it says so (`idtyp`), or when it
 * does not say and has neither a scope nor a user name; every other token is App+User. Source: the
 * claims that Microsoft shows for both kinds; the test itself is our decision, because `idtyp` is
 * optional.
 * @throws Refused with AccessDenied when tenant, application or object id is missing, or when a claim
 * that tells people from applications is not of its form: guessing would let one pass for the other.
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

/** Tokens of the first version say `appid`, later ones `azp`; one that names two applications is neither's. */
function applicationOf(claims: Claims): string {
  const [application, another] = [text(claims['appid']), text(claims['azp'])].filter(Boolean)
  return application === undefined || (another ?? application) !== application
    ? missing('appid')
    : application
}

/** Reads the object id in one spelling: another one, e.g. with a trailing space, would be another person. */
function objectOf({ oid }: Claims): string {
  return isGuid(oid) ? oid.toLowerCase() : missing('oid')
}

/** A resource asked for with a slash at its end comes back as an audience with one. */
function audiencesOf({ aud }: Claims): readonly string[] {
  const named = texts([aud].flat()).filter((entry) => entry !== '')
  return named.length === 0 ? missing('aud') : named.map((entry) => entry.replace(/\/$/, ''))
}

function missing(claim: string): never {
  return refuse('AccessDenied', {
    reason: brokenRule('TokenClaim', { claim }),
  })
}

/** Reads claims that may be absent, but are texts where they are there. */
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
