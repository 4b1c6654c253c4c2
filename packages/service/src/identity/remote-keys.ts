import { brokenRule } from '@accredit/contract'
import { importJWK, type CryptoKey, type JWK } from 'jose'
import { refuse } from '../rules/refusal.ts'
import { signingAlgorithm, type KeySource } from './key-source.ts'

/** Address of an issuer's keys, and limits on reading them. Times are milliseconds. */
export interface RemoteKeysOptions {
  /** Address of the issuer's JSON Web Key Set. */
  readonly url: string
  readonly now: () => number
  readonly fetch?: typeof fetch
  /** Age at which the known keys are read again in the background. Default 4 minutes. */
  readonly freshForMs?: number
  /**
   * Time since the last try after which a key is read again before it is used. Default 5 minutes: with
   * the 5 for which a verified token is remembered, a removed key counts for 10 at most.
   */
  readonly trustForMs?: number
  /**
   * Shortest time between two reads. Default 25 seconds: with the 5 that a read may take, unknown key
   * ids keep a new key away for 30 at most.
   */
  readonly cooldownMs?: number
  /** Time for which known keys are trusted while the issuer cannot be reached. Default 24 hours. */
  readonly keepForMs?: number
  /** Longest time of a read. Default 5 seconds. */
  readonly timeoutMs?: number
  /** Hears why a read failed. */
  readonly report: (error: unknown) => void
}

interface KnownKey {
  readonly modulus: string
  readonly key: CryptoKey
}

/**
 * Reads the keys of an issuer over HTTP and keeps them. Known keys go on working while the issuer
 * cannot be reached; an unknown key id makes one read, and after that none before the cooldown is over.
 * A key that the issuer no longer publishes is gone with the next good read.
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

  /** Time since a moment; a moment still to come was before the clock was put back, and is long ago. */
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
      // After a quiet night nobody knows which of the keys still count.
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
