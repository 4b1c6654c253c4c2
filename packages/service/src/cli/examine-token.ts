import { audienceApplicationId, userScope } from '@accredit/contract/access'
import { entraClouds } from '../identity/entra.ts'
import { legacyGraphAudience } from '../identity/audiences.ts'
import { writeTime } from './read-time.ts'
import { readClaims, userNameOf, type TokenClaims } from './read-claims.ts'
import type { Target } from './target.ts'

/** Result of one rule about a token. */
export interface TokenFinding {
  readonly rule:
    | 'form'
    | 'audience'
    | 'issuer'
    | 'validity'
    | 'scope'
    | 'application'
    | 'caller'
    | 'mfa'
    | 'service'
    | 'call'
    | 'roles'
  readonly result: 'ok' | 'note' | 'wrong'
  readonly found: string
  /** Remedy in one line. */
  readonly fix?: string
}

type Expected = Pick<Target, 'authority' | 'audience' | 'isSandbox'>

/**
 * Judges an access token by what it says about itself, rule by rule in the service's order. Whether
 * its signature is genuine and what its user may do only the service can tell.
 * @param now the real clock, in epoch milliseconds
 */
export function examineToken(token: string, target: Expected, now: number): TokenFinding[] {
  const claims = readClaims(token)
  if (!claims) {
    const fix = 'Give an access token, three parts with dots between, not a refresh token.'
    return [{ rule: 'form', result: 'wrong', found: 'no JSON Web Token', fix }]
  }
  const isApp = isAppOnly(claims)
  return [
    { rule: 'form', result: 'ok', found: `a version ${textOf(claims['ver'], '?')} token` },
    judgeAudience(claims, target),
    judgeIssuer(claims, target),
    judgeValidity(claims, now),
    judgeCaller(claims, isApp),
    nameApplication(claims),
    ...(isApp ? [] : [judgeScope(claims), judgeMfa(claims)]),
  ]
}

function judgeAudience({ aud }: TokenClaims, { audience }: Expected): TokenFinding {
  const rule = 'audience'
  const named = [aud].flat().map((entry) => textOf(entry, '').replace(/\/$/, ''))
  const found = named.join(', ') || 'none'
  if (named.some((entry) => [audience, audienceApplicationId].includes(entry))) {
    return { rule, result: 'ok', found }
  }
  const fix = `Ask for the scope ${audience}/.default.`
  return named.includes(legacyGraphAudience)
    ? { rule, result: 'note', found: `${found}, the default of the archived SDKs`, fix }
    : { rule, result: 'wrong', found, fix }
}

function judgeIssuer({ iss, tid }: TokenClaims, target: Expected): TokenFinding {
  const rule = 'issuer'
  const found = textOf(iss, 'none')
  const tenant = textOf(tid, '{tenant}')
  const expected = issuersOf(target).map((issuer) => issuer.replace('{tenantid}', tenant))
  if (expected.includes(found)) return { rule, result: 'ok', found }
  const fix = `Expected ${expected.join(' or ')}: sign in at ${target.authority}, or point --url, --cloud or --authority at the token’s own service.`
  return { rule, result: 'wrong', found, fix }
}

function issuersOf({ authority }: Expected): readonly string[] {
  const cloud = Object.values(entraClouds).find((known) => known.authority === authority)
  return cloud?.issuers ?? [`${authority}/{tenantid}/`, `${authority}/{tenantid}/v2.0`]
}

function judgeValidity({ exp, nbf }: TokenClaims, now: number): TokenFinding {
  const rule = 'validity'
  const end = Number(exp) * 1000
  if (Number.isNaN(end)) {
    return { rule, result: 'wrong', found: 'no end', fix: 'Get another token.' }
  }
  if (end <= now) {
    const found = `it ended ${writeTime(now - end)} ago`
    const fix = 'Get a new one: "accredit token", or "accredit login" when the sign-in has ended.'
    return { rule, result: 'wrong', found, fix }
  }
  if (Number(nbf ?? 0) * 1000 > now) {
    const found = `it begins in ${writeTime(Number(nbf) * 1000 - now)}`
    return { rule, result: 'wrong', found, fix: 'Set the clock of this machine.' }
  }
  return { rule, result: 'ok', found: `for another ${writeTime(end - now)}` }
}

function judgeCaller(claims: TokenClaims, isApp: boolean): TokenFinding {
  const rule = 'caller'
  const tenant = textOf(claims['tid'], 'an unknown tenant')
  const application = textOf(claims['appid'] ?? claims['azp'], 'unknown')
  if (isApp) {
    return {
      rule,
      result: 'note',
      found: `App-only: the application ${application} of tenant ${tenant}`,
      fix: 'It can read; to set a qualification, sign in as a user (App+User).',
    }
  }
  const user = userNameOf(claims) ?? 'a user without a name'
  return { rule, result: 'ok', found: `App+User: ${user} of tenant ${tenant}` }
}

/** Only the service knows whom it registered; the id is what its operator asks for. */
function nameApplication(claims: TokenClaims): TokenFinding {
  const found = textOf(claims['appid'] ?? claims['azp'], 'none')
  const fix = 'Get a token that names its application (appid or azp).'
  return found === 'none'
    ? { rule: 'application', result: 'wrong', found, fix }
    : { rule: 'application', result: 'ok', found }
}

function judgeScope({ scp }: TokenClaims): TokenFinding {
  const rule = 'scope'
  const found = textOf(scp, 'none')
  if (found.split(' ').includes(userScope)) return { rule, result: 'ok', found }
  const fix = `Ask for the scope ${userScope} of this API, or for .default once it is granted.`
  return { rule, result: 'wrong', found, fix }
}

/** As the service tells: by the token's own word, or because it has neither scope nor user. */
function isAppOnly(claims: TokenClaims): boolean {
  const noUser = textOf(claims['scp'], '') === '' && userNameOf(claims) === undefined
  return claims['idtyp'] === 'app' || noUser
}

function judgeMfa({ amr }: TokenClaims): TokenFinding {
  const rule = 'mfa'
  const methods = [amr].flat().filter((entry) => typeof entry === 'string')
  const found = methods.length === 0 ? 'the token names no method' : `amr: ${methods.join(', ')}`
  if (methods.includes('mfa')) return { rule, result: 'ok', found }
  const fix = 'Sign in again with multi-factor authentication; a refresh token keeps what it had.'
  return { rule, result: 'wrong', found, fix }
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise
}
