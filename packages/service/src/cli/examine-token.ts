import { audienceApplicationId, userScope } from '@accredit/contract/access'
import { entraClouds } from '../identity/entra.ts'
import { legacyGraphAudience } from '../identity/audiences.ts'
import type { Speech } from '../words/words.ts'
import { readClaims, userNameOf, type TokenClaims } from './read-claims.ts'
import type { Target } from './target.ts'

/** Rules about a token, in report order. */
export type TokenRule = keyof Speech['words']['tokenFindings']['rules']

/** Result of one rule about a token. */
export interface TokenFinding {
  readonly rule: TokenRule
  readonly result: 'ok' | 'note' | 'wrong'
  readonly found: string
  /** Remedy in one line. */
  readonly fix?: string
}

type Expected = Pick<Target, 'authority' | 'audience' | 'isSandbox'>

/**
 * Checks an access token by its own claims, rule by rule in the service's order. Only the service
 * can check its signature and the user's rights.
 * @param now the real clock, in epoch milliseconds
 */
export function examineToken(
  token: string,
  { target, now, speech }: { target: Expected; now: number; speech: Speech },
): TokenFinding[] {
  const { formats } = speech
  const words = speech.words.tokenFindings
  const claims = readClaims(token)
  if (!claims) {
    return [{ rule: 'form', result: 'wrong', found: words.form.isNone, fix: words.form.fix }]
  }
  const isApp = isAppOnly(claims)
  const version = textOf(claims['ver'], '?')
  return [
    { rule: 'form', result: 'ok', found: words.form.is({ version }) },
    judgeAudience(claims),
    judgeIssuer(claims),
    judgeValidity(claims),
    judgeCaller(claims),
    nameApplication(claims),
    ...(isApp ? [] : [judgeScope(claims), judgeMfa(claims)]),
  ]

  function judgeAudience({ aud }: TokenClaims): TokenFinding {
    const rule = 'audience'
    const { audience } = target
    const named = [aud].flat().map((entry) => textOf(entry, '').replace(/\/$/, ''))
    const found = named.join(', ') || words.none
    if (named.some((entry) => [audience, audienceApplicationId].includes(entry))) {
      return { rule, result: 'ok', found }
    }
    const fix = words.audience.fix({ scope: `${audience}/.default` })
    return named.includes(legacyGraphAudience)
      ? { rule, result: 'note', found: words.audience.archived({ audience: found }), fix }
      : { rule, result: 'wrong', found, fix }
  }

  function judgeIssuer({ iss, tid }: TokenClaims): TokenFinding {
    const rule = 'issuer'
    const found = textOf(iss, words.none)
    const tenant = textOf(tid, '{tenant}')
    const expected = issuersOf(target).map((issuer) => issuer.replace('{tenantid}', tenant))
    if (expected.includes(found)) return { rule, result: 'ok', found }
    const { authority } = target
    return { rule, result: 'wrong', found, fix: words.issuerFix({ expected, authority }, formats) }
  }

  function judgeValidity({ exp, nbf }: TokenClaims): TokenFinding {
    const rule = 'validity'
    const { validity } = words
    const end = Number(exp) * 1000
    if (Number.isNaN(end)) {
      return { rule, result: 'wrong', found: validity.endless, fix: validity.endlessFix }
    }
    if (end <= now) {
      const found = validity.ended({ ago: now - end }, formats)
      return { rule, result: 'wrong', found, fix: validity.endedFix }
    }
    const ahead = Number(nbf ?? 0) * 1000 - now
    if (ahead > 0) {
      const found = validity.early({ ahead }, formats)
      return { rule, result: 'wrong', found, fix: validity.earlyFix }
    }
    return { rule, result: 'ok', found: validity.left({ left: end - now }, formats) }
  }

  function judgeCaller(caller: TokenClaims): TokenFinding {
    const rule = 'caller'
    const { app, appFix, applicationUnknown, nameless, tenantUnknown, user } = words.caller
    const tenant = textOf(caller['tid'], tenantUnknown)
    if (isApp) {
      const application = textOf(caller['appid'] ?? caller['azp'], applicationUnknown)
      return { rule, result: 'note', found: app({ application, tenant }), fix: appFix }
    }
    const name = userNameOf(caller) ?? nameless
    return { rule, result: 'ok', found: user({ user: name, tenant }) }
  }

  /**
   * Names the application: only the service knows which ones it has registered, and its operator
   * needs the id.
   */
  function nameApplication({ appid, azp }: TokenClaims): TokenFinding {
    const rule = 'application'
    const found = textOf(appid ?? azp, '')
    return found === ''
      ? { rule, result: 'wrong', found: words.none, fix: words.applicationFix }
      : { rule, result: 'ok', found }
  }

  function judgeScope({ scp }: TokenClaims): TokenFinding {
    const rule = 'scope'
    const found = textOf(scp, words.none)
    if (found.split(' ').includes(userScope)) return { rule, result: 'ok', found }
    return { rule, result: 'wrong', found, fix: words.scopeFix({ scope: userScope }) }
  }

  function judgeMfa({ amr }: TokenClaims): TokenFinding {
    const rule = 'mfa'
    const methods = [amr].flat().filter((entry) => typeof entry === 'string')
    const found = methods.length === 0 ? words.mfa.none : `amr: ${methods.join(', ')}`
    if (methods.includes('mfa')) return { rule, result: 'ok', found }
    return { rule, result: 'wrong', found, fix: words.mfa.fix }
  }
}

function issuersOf({ authority }: Expected): readonly string[] {
  const cloud = Object.values(entraClouds).find((known) => known.authority === authority)
  return cloud?.issuers ?? [`${authority}/{tenantid}/`, `${authority}/{tenantid}/v2.0`]
}

/**
 * Detects app-only tokens as the service does: by their own claim, or because they have neither
 * scope nor user.
 */
function isAppOnly(claims: TokenClaims): boolean {
  const noUser = textOf(claims['scp'], '') === '' && userNameOf(claims) === undefined
  return claims['idtyp'] === 'app' || noUser
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise
}
