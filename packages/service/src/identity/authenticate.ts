import { brokenRule, type BrokenRule } from '@accredit/contract'
import { errors as joseErrors, jwtVerify, type JWTPayload } from 'jose'
import { LRUCache } from 'lru-cache'
import { refuse } from '../rules/refusal.ts'
import { readCaller, type Caller } from './caller.ts'
import { signingAlgorithm, type KeySource } from './key-source.ts'

/** Settings and dependencies of an authenticator. */
export interface AuthenticatorOptions {
  /**
   * Trusted issuers, with `{tenantid}` as the placeholder of the tenant: a token's issuer must name
   * its own tenant.
   */
  readonly issuers: () => readonly string[]
  readonly keys: KeySource
  /** Checks that a tenant is trusted at all; called on every request. */
  readonly isTrustedTenant: (tenantId: string) => boolean
  /**
   * The real clock in epoch milliseconds, never the sandbox's: clients compare `exp` with theirs.
   */
  readonly now: () => number
  /** Number of verified tokens that are cached. Default 10 000. */
  readonly cacheEntries?: number
  /** Tolerated skew of the issuer's clock. Default 0. */
  readonly clockToleranceSeconds?: number
  /**
   * Age after which a cached token is verified again, so that it never outlives its key. Default 5
   * minutes.
   */
  readonly verifyAgainAfterMs?: number
}

/** Identifies callers by the Authorization header. */
export interface Authenticator {
  /**
   * Returns at once when the token is cached, otherwise a promise.
   * @throws Refused with PartnerTokenMissing or AccessDenied (at once, or by rejection), or with
   * ServiceUnavailable when the signing keys cannot be read.
   */
  authenticate(authorization: string | undefined): Caller | Promise<Caller>
  /** Forgets every verified token. */
  clear(): void
}

interface VerifiedToken {
  /** The whole header in its usual form; a match of the key alone is not enough. */
  readonly header: string
  readonly caller: Caller
  readonly expiresAt: number
  readonly verifyAgainAt: number
}

/** The longest accepted token; Entra's own are well below. */
const longestToken = 16_384
const bearer = /^Bearer +([\w.~+/-]+=*) *$/i

/** Creates an authenticator; it verifies a token once and then caches it until `exp` at most. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { isTrustedTenant, issuers, keys, now } = options
  const toleranceSeconds = options.clockToleranceSeconds ?? 0
  const verifyAgainAfterMs = options.verifyAgainAfterMs ?? 300_000
  const verified = new LRUCache<string, VerifiedToken>({ max: options.cacheEntries ?? 10_000 })
  let generation = keys.generation

  function remembered(header: string): Caller | undefined {
    if (keys.generation !== generation) {
      verified.clear()
      generation = keys.generation
    }
    const key = keyOf(header)
    const entry = verified.get(key)
    if (entry?.header !== header) return undefined
    const at = now()
    if (at >= entry.expiresAt) {
      verified.delete(key)
      return denied(brokenRule('TokenCurrent'))
    }
    if (at >= entry.verifyAgainAt) return undefined
    if (!isTrustedTenant(entry.caller.tenantId)) return denied(untrustedTenant)
    return entry.caller
  }

  async function verify(token: string): Promise<Caller> {
    const generationBefore = keys.generation
    const claims = await readVerifiedClaims(token, options.keys, toleranceSeconds, now())
    refuseFuture(claims.iat, now() / 1000 + toleranceSeconds)
    const caller = readCaller(claims)
    if (!isTrustedTenant(caller.tenantId)) denied(untrustedTenant)
    if (!isIssuerOf(claims.iss, caller.tenantId, issuers())) {
      denied(brokenRule('TokenIssuer'))
    }
    if (keys.generation === generationBefore) {
      const header = `Bearer ${token}`
      verified.set(keyOf(header), {
        header,
        caller,
        expiresAt: (Number(claims.exp) + toleranceSeconds) * 1000,
        verifyAgainAt: now() + verifyAgainAfterMs,
      })
    }
    return caller
  }

  return {
    authenticate(authorization) {
      // A header is parsed only when it is not cached verbatim.
      const caller = authorization && remembered(authorization)
      if (caller) return caller
      const token = readToken(authorization)
      return remembered(`Bearer ${token}`) ?? verify(token)
    },
    clear: () => verified.clear(),
  }
}

const untrustedTenant = brokenRule('TokenTenantAdmitted')

/**
 * The end of the signature serves as the cache key: hashing the whole token would cost several
 * times the rest of a cached call.
 */
function keyOf(header: string): string {
  return header.slice(-128)
}

function denied(reason: BrokenRule): never {
  return refuse('AccessDenied', { reason })
}

function readToken(authorization: string | undefined): string {
  if (authorization === undefined) return refuse('PartnerTokenMissing', {})
  if (authorization.length > longestToken) {
    return denied(brokenRule('TokenLengthUpTo', { most: longestToken }))
  }
  return bearer.exec(authorization)?.[1] ?? refuse('PartnerTokenMissing', {})
}

async function readVerifiedClaims(
  token: string,
  keys: KeySource,
  clockTolerance: number,
  at: number,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ alg, kid }) => {
        if (typeof kid !== 'string') return denied(brokenRule('TokenKeyNamed'))
        return (await keys.find(kid, alg)) ?? denied(brokenRule('TokenKeyKnown'))
      },
      {
        algorithms: [signingAlgorithm],
        requiredClaims: ['exp', 'iss', 'aud', 'tid'],
        clockTolerance,
        currentDate: new Date(at),
      },
    )
    return payload
  } catch (error) {
    // The library's own message can quote the token, so only our text is returned.
    if (error instanceof joseErrors.JOSEError) return denied(ruleOf(error))
    throw error
  }
}

function ruleOf(error: joseErrors.JOSEError): BrokenRule {
  if (error instanceof joseErrors.JWTExpired) return brokenRule('TokenCurrent')
  if (error instanceof joseErrors.JWTClaimValidationFailed) {
    return error.claim === 'nbf' && error.reason === 'check_failed'
      ? brokenRule('TokenBegun')
      : brokenRule('TokenClaim', { claim: error.claim })
  }
  if (error instanceof joseErrors.JOSEAlgNotAllowed)
    return brokenRule('TokenAlgorithm', { algorithm: signingAlgorithm })
  if (error instanceof joseErrors.JWSSignatureVerificationFailed)
    return brokenRule('TokenSignature')
  return brokenRule('TokenReadable')
}

/** Refuses a token issued in the future: one of the clocks is wrong. */
function refuseFuture(issuedAt: unknown, latest: number): void {
  if (issuedAt === undefined) return
  if (typeof issuedAt !== 'number') denied(brokenRule('TokenClaimForm', { claim: 'iat' }))
  if (issuedAt > latest) denied(brokenRule('TokenNotFromFuture'))
}

function isIssuerOf(
  issuer: string | undefined,
  tenantId: string,
  trusted: readonly string[],
): boolean {
  // An entry without the placeholder must still name the tenant, or it could speak for any other.
  return trusted
    .map((template) => template.replace('{tenantid}', tenantId))
    .some((expected) => expected === issuer && expected.includes(tenantId))
}
