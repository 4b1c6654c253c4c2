import { passingStatuses, type PartnerErrorCategory } from './errors.ts'

/** One failed attempt, and what is left of the call. */
export interface FailedAttempt {
  /** Number of attempts so far, this one included. */
  readonly attempt: number
  /** Number of repeats that the partner allows. */
  readonly retries: number
  readonly category: PartnerErrorCategory
  /** Absent when no answer came. */
  readonly status?: number | undefined
  readonly retryAfterSeconds?: number | undefined
  readonly retryOnThrottle: boolean
  /** Time left for the call, in milliseconds. */
  readonly remainingMs: number
  /** From 0 up to but not including 1; spreads the waits of many clients. */
  readonly random: number
}

/** Decision to send once more or not, with the wait in milliseconds and the reason. */
export type RetryDecision =
  | { readonly retry: false; readonly because: string }
  | { readonly retry: true; readonly because: string; readonly afterMs: number }

interface Reason {
  readonly because: string
  readonly retry: boolean
  readonly applies: (failed: FailedAttempt) => boolean
}

/** The first that applies decides. */
const reasons: readonly Reason[] = [
  {
    because: 'every attempt is used',
    retry: false,
    applies: ({ attempt, retries }) => attempt > retries,
  },
  {
    because: 'the caller is not authorized, and a repeat does not change that',
    retry: false,
    applies: ({ category }) => category === 'Unauthorized',
  },
  {
    because: 'the caller handles throttling (retryOnThrottle is off)',
    retry: false,
    applies: ({ status, retryOnThrottle }) => status === 429 && !retryOnThrottle,
  },
  {
    because: 'the wait would outlast the time of the call',
    retry: false,
    applies: (failed) => waitBefore(failed) >= failed.remainingMs,
  },
  {
    because: 'no answer came, and the request id makes it safe to send the same request again',
    retry: true,
    applies: ({ status }) => status === undefined,
  },
  {
    because: 'the service was busy or failed in passing',
    retry: true,
    applies: ({ status }) => status !== undefined && passingStatuses.includes(status),
  },
]

/**
 * Decides whether a failed attempt is repeated: after network errors, 408, 429, 500, 502, 503 and
 * 504, never after another refusal. Waits half a second, one and a half, three and a half, give or
 * take a quarter, and never less than the service asks for.
 */
export function decideRetry(failed: FailedAttempt): RetryDecision {
  const reason = reasons.find(({ applies }) => applies(failed))
  if (!reason) return { retry: false, because: 'the answer is final' }
  if (!reason.retry) return { retry: false, because: reason.because }
  return { retry: true, because: reason.because, afterMs: waitBefore(failed) }
}

function waitBefore({ attempt, retryAfterSeconds, random }: FailedAttempt): number {
  const backoffMs = ((2 ** attempt - 1) / 2) * 1000 * (0.75 + random / 2)
  if (retryAfterSeconds === undefined) return backoffMs
  // Clients that were throttled together must not come back together.
  const spreadMs = random * 500
  return Math.max(retryAfterSeconds * 1000 + spreadMs, backoffMs)
}
