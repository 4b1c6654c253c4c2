import type { Connection } from '../connection.ts'
import { PartnerError } from '../errors.ts'
import type { Budget } from './budget.ts'

/** Sends the requests of one run: within its budget, and again after transient failures. */
export interface Asker {
  readonly connection: Connection
  readonly budget: Budget
  readonly signal: AbortSignal
  /**
   * Sends one request. Repeats it after a transient failure; a 429 waits for the budget, however
   * often it comes. Rejects with the last error when the service has been away for too long.
   * @param work sends one request over the connection
   */
  ask<Answer>(work: (connection: Connection, attempt: number) => Promise<Answer>): Promise<Answer>
}

/** Time in which a service that is away may come back, in milliseconds. */
const defaultPatienceMs = 2 * 60_000
const attemptMs = 60_000
const longestBackoffMs = 30_000

/** Creates the sender of a run. */
export function createAsker(
  base: Connection,
  options: {
    readonly budget: Budget
    readonly signal: AbortSignal
    readonly patienceMs?: number | undefined
  },
): Asker {
  const { budget, signal, patienceMs = defaultPatienceMs } = options
  // The budget counts every attempt, so that the calls make none of their own.
  const connection: Connection = {
    ...base,
    retries: 0,
    retryOnThrottle: false,
    timeoutMs: Math.min(base.timeoutMs, attemptMs),
  }
  return {
    connection,
    budget,
    signal,
    async ask(work) {
      let failingSince: number | undefined
      let failures = 0
      for (let attempt = 1; ; attempt += 1) {
        await budget.take(signal)
        signal.throwIfAborted()
        try {
          return await work(connection, attempt)
        } catch (error) {
          signal.throwIfAborted()
          if (!(error instanceof PartnerError) || !error.retryable) throw error
          if (error.status === 429) {
            await budget.throttled(error.retryAfterSeconds)
            continue
          }
          failingSince ??= base.now()
          if (base.now() - failingSince >= patienceMs) throw error
          failures += 1
          await base.sleep(backoffMs(failures, error, base.random()), signal)
        }
      }
    },
  }
}

function backoffMs(failures: number, { retryAfterSeconds = 0 }: PartnerError, random: number) {
  const grown = Math.min(longestBackoffMs, 250 * 2 ** failures) * (0.75 + random / 2)
  return Math.max(retryAfterSeconds * 1000, grown)
}
