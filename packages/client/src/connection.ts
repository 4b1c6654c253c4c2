import type { TokenCredential } from './credentials/token-credential.ts'
import type { PartnerError } from './errors.ts'
import type { Sleep } from './sleep.ts'

/** The part of `fetch` that this client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** An attempt that is about to be sent. */
export interface SentRequest {
  readonly method: string
  readonly url: string
  /** The same for all attempts of a call. */
  readonly requestId: string
  readonly correlationId: string
  /** 1 for the first attempt. */
  readonly attempt: number
}

/** An attempt that failed and is repeated. */
export interface RepeatedRequest extends SentRequest {
  readonly error: PartnerError
  /** Wait until the next attempt, in milliseconds. */
  readonly afterMs: number
  readonly because: string
}

/** Settings and state that all calls of one partner share. */
export interface Connection {
  readonly baseUrl: string
  readonly scopes: readonly string[]
  readonly credential: TokenCredential
  readonly fetch: Fetch
  readonly applicationName?: string | undefined
  readonly locale: string
  readonly correlationId: string
  /** Set only when the caller chose one for all calls. */
  readonly requestId?: string | undefined
  readonly timeoutMs: number
  readonly retries: number
  readonly retryOnThrottle: boolean
  readonly onRequest?: ((sent: SentRequest) => void) | undefined
  readonly onRetry?: ((repeated: RepeatedRequest) => void) | undefined
  readonly now: () => number
  readonly sleep: Sleep
  readonly random: () => number
}

/** Options that every call accepts. */
export interface CallOptions {
  /** Cancels the call, also while it waits; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Time limit of this call with all its attempts, in milliseconds. Default: the partner's. */
  readonly timeoutMs?: number | undefined
}
