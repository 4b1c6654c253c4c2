import { timeLimit } from '../sleep.ts'
import type { AccessToken, TokenCredential } from './token-credential.ts'

/** Options for sharing tokens between calls. */
export interface SharingOptions {
  readonly now: () => number
  /** Time limit of one request for a token, in milliseconds. */
  readonly timeoutMs: number
}

interface HeldToken {
  readonly token: AccessToken
  readonly renewAt: number
}

const longestMarginMs = 60_000

/**
 * Keeps tokens until shortly before they end (a minute, or a tenth of a short life) and lets all who
 * ask meanwhile share one request. A caller who gives up leaves the request running for the others:
 * cancelled half-way, a refresh token that was just rotated would be lost.
 */
export function shareTokens(source: TokenCredential, options: SharingOptions): TokenCredential {
  const held = new Map<string, HeldToken>()
  const underWay = new Map<string, Promise<AccessToken | null>>()

  async function request(scopes: string[], key: string, rejectedToken: string | undefined) {
    const askedAt = options.now()
    const token = await source.getToken(scopes, {
      abortSignal: timeLimit(options.timeoutMs),
      ...(rejectedToken !== undefined && { rejectedToken }),
    })
    if (token) {
      const lifeMs = token.expiresOnTimestamp - askedAt
      const marginMs = Math.min(longestMarginMs, lifeMs / 10)
      held.set(key, { token, renewAt: token.expiresOnTimestamp - marginMs })
    }
    return token
  }

  return {
    async getToken(scopes, { abortSignal, rejectedToken } = {}) {
      const key = typeof scopes === 'string' ? scopes : scopes.join(' ')
      const known = held.get(key)
      const usable = known && known.token.token !== rejectedToken && options.now() < known.renewAt
      if (usable) return known.token
      const pending =
        underWay.get(key) ??
        request([scopes].flat(), key, rejectedToken).finally(() => {
          underWay.delete(key)
        })
      underWay.set(key, pending)
      return untilAborted(pending, abortSignal)
    },
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    const stopListening = () => signal.removeEventListener('abort', onAbort)
    promise.then(resolve, reject).finally(stopListening)
  })
}
