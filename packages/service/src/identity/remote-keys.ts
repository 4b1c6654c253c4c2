import { brokenRule } from '@accredit/contract'
import { importJWK, type CryptoKey, type JWK } from 'jose'
import { refuse } from '../rules/refusal.ts'
import { signingAlgorithm, type KeySource } from './key-source.ts'

/** Address of an issuer's keys, and limits on fetching them. Times are milliseconds. */
export interface RemoteKeysOptions {
  /** Address of the issuer's JSON Web Key Set. */
  readonly url: string
  readonly now: () => number
  readonly fetch?: typeof fetch
  /** Age at which known keys are refreshed in the background. Default 4 minutes. */
  readonly freshForMs?: number
  /**
   * Age after which keys are fetched before they are used. Default 5 minutes: with the 5 for which
   * a verified token is cached, a removed key is accepted for at most 10.
   */
  readonly trustForMs?: number
  /**
   * Shortest time between two fetches. Default 25 seconds: with the 5 that a fetch may take,
   * unknown key ids delay a new key by at most 30.
   */
  readonly cooldownMs?: number
  /** Time for which known keys are trusted while the issuer is unreachable. Default 24 hours. */
  readonly keepForMs?: number
  /** Timeout of a fetch. Default 5 seconds. */
  readonly timeoutMs?: number
  /** Called with the reason when a fetch fails. */
  readonly report: (error: unknown) => void
}

interface KnownKey {
  readonly modulus: string
  readonly key: CryptoKey
}

/**
 * Fetches an issuer's keys over HTTP and caches them. Known keys remain valid while the issuer is
 * unreachable; an unknown key id triggers one fetch, and no other until the cooldown has passed. A
 * key that the issuer no longer publishes is dropped with the next successful fetch.
 */
export function createRemoteKeys(options: RemoteKeysOptions): KeySource {
  const { now, url } = options
  const freshForMs = options.freshForMs ?? 240_000
  const trustForMs = options.trustForMs ?? 300_000
  const cooldownMs = options.cooldownMs ?? 25_000
  const keepForMs = options.keepForMs ?? 86_400_000
  let known: ReadonlyMap<string, KnownKey> = new Map()
  let generation = 0
  let readAt = Number.NEGATIVE_INFINITY
  let triedAt = Number.NEGATIVE_INFINITY
  let unreachable = false
  let reading: Promise<void> | undefined

  async function read(): Promise<void> {
    triedAt = now()
    try {
      const next = await fetchKeys(options.fetch ?? fetch, url, options.timeoutMs ?? 5000)
      if (!isSame(known, next)) generation += 1
      known = next
      readAt = now()
      unreachable = false
    } catch (error) {
      unreachable = true
      options.report(error)
    }
  }

  function readOnce(): Promise<void> {
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }

  /**
   * Time since a moment; a future moment means that the clock was set back, and counts as long ago.
   */
  function since(moment: number): number {
    const passed = now() - moment
    return passed < 0 ? Number.POSITIVE_INFINITY : passed
  }

  function lookUp(kid: string): CryptoKey | undefined {
    return now() - readAt <= keepForMs ? known.get(kid)?.key : undefined
  }

  async function readAndLookUp(kid: string): Promise<CryptoKey | undefined> {
    if (reading !== undefined || since(triedAt) >= cooldownMs) await readOnce()
    const key = lookUp(kid)
    if (key === undefined && unreachable) {
      refuse('ServiceUnavailable', { reason: brokenRule('SigningKeysReadable') })
    }
    return key
  }

  return {
    get generation() {
      return generation
    },
    find(kid, alg) {
      if (alg !== signingAlgorithm) return undefined
      const key = lookUp(kid)
      // After a quiet night, the known keys may be outdated.
      if (key === undefined || since(triedAt) >= trustForMs) return readAndLookUp(kid)
      if (since(readAt) >= freshForMs && since(triedAt) >= cooldownMs) void readOnce()
      return key
    },
  }
}

async function fetchKeys(
  send: typeof fetch,
  url: string,
  timeoutMs: number,
): Promise<ReadonlyMap<string, KnownKey>> {
  const response = await send(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!response.ok) throw new Error(`The key set ${url} answered ${response.status}.`)
  const document = (await response.json()) as { readonly keys?: readonly JWK[] } | null
  const usable = (document?.keys ?? []).filter(isUsable)
  const keys = await Promise.all(
    usable.map(async (jwk): Promise<[string, KnownKey]> => {
      const { e, kid, kty, n } = jwk
      const key = await importJWK({ kty, n, e }, signingAlgorithm)
      return [kid, { modulus: n, key }]
    }),
  )
  if (keys.length === 0) throw new Error(`The key set ${url} has no ${signingAlgorithm} key.`)
  return new Map(keys)
}

function isUsable(jwk: JWK): jwk is JWK & {
  readonly kty: 'RSA'
  readonly kid: string
  readonly n: string
  readonly e: string
} {
  return (
    jwk.kty === 'RSA' &&
    typeof jwk.kid === 'string' &&
    typeof jwk.n === 'string' &&
    typeof jwk.e === 'string' &&
    (jwk.use === undefined || jwk.use === 'sig') &&
    (jwk.alg === undefined || jwk.alg === signingAlgorithm)
  )
}

function isSame(
  before: ReadonlyMap<string, KnownKey>,
  after: ReadonlyMap<string, KnownKey>,
): boolean {
  return (
    before.size === after.size &&
    [...before].every(([kid, { modulus }]) => after.get(kid)?.modulus === modulus)
  )
}
