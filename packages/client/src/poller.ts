import type { CallOptions, Connection } from './connection.ts'
import { PartnerError } from './errors.ts'
import { explainDenial, type Denial } from './explain-denial.ts'
import type { CustomerQualification } from './qualification-names.ts'

/** Verdict on a request. */
export type QualificationVerdict =
  | { readonly approved: true; readonly record: CustomerQualification }
  | { readonly approved: false; readonly record: CustomerQualification; readonly denial: Denial }

/** State of a poller after a poll. */
export interface QualificationProgress {
  /** The latest record that was seen. */
  readonly record: CustomerQualification
  /** Number of polls so far. */
  readonly polls: number
  /** Error of this poll, which is repeated. */
  readonly error?: PartnerError
}

export interface PollUntilDoneOptions {
  readonly signal?: AbortSignal | undefined
  /** Called after each poll. */
  readonly onProgress?: ((progress: QualificationProgress) => void) | undefined
  /**
   * Wait between two polls, in milliseconds, where the service gives none. Default: a second, then
   * twice as long each time, up to five minutes.
   */
  readonly pollIntervalMs?: number | undefined
  /** Longest wait for the verdict, in milliseconds. Default: without end; vetting takes days. */
  readonly timeoutMs?: number | undefined
}

/** Follows one qualification request to its verdict. */
export interface QualificationPoller {
  readonly customerId: string
  /** The latest record that was seen. */
  readonly record: CustomerQualification
  /** The verdict, as soon as one was seen. */
  readonly verdict: QualificationVerdict | undefined
  /** Asks once. */
  poll(options?: CallOptions): Promise<QualificationVerdict | undefined>
  /**
   * Asks until there is a verdict: as late as `Retry-After` says, otherwise after `pollIntervalMs`, or one second and then
   * after twice as long each time, up to five minutes. Passing failures are borne, ten in a row.
   * When `timeoutMs` is over it rejects with a `PartnerError` of category `RequestTimeout`; the
   * request itself goes on, and so may the poller.
   */
  pollUntilDone(options?: PollUntilDoneOptions): Promise<QualificationVerdict>
  /** Calls `listener` after each poll until the function that it answers is called. */
  onProgress(listener: (progress: QualificationProgress) => void): () => void
  /** A text without secrets from which `customers.resumeQualification` goes on, after a crash say. */
  toString(): string
}

/** Result of one poll of the service. */
export interface Sighting {
  /** Absent when the service does not show the record (yet). */
  readonly record?: CustomerQualification | undefined
  readonly retryAfterSeconds?: number | undefined
}

/** Starting point of a poller. */
export interface PollerStart {
  readonly customerId: string
  readonly record: CustomerQualification
  /** Delay of the first poll, in seconds. Default: the ordinary first wait. */
  readonly firstPollAfterSeconds?: number | undefined
  readonly read: (options: CallOptions) => Promise<Sighting>
}

interface PollerText extends Pick<PollerStart, 'customerId' | 'record'> {
  readonly version: 1
}

const firstWaitMs = 1000
const longestWaitMs = 5 * 60_000
const failuresBorne = 10

/** Starts a poller; it asks nothing until told to. */
export function startPoller(
  { now, sleep, random }: Connection,
  start: PollerStart,
): QualificationPoller {
  const { customerId } = start
  const listeners = new Set<(progress: QualificationProgress) => void>()
  let record = start.record
  let polls = 0
  let retryAfterSeconds = start.firstPollAfterSeconds

  function report(error?: PartnerError): void {
    for (const listener of listeners) listener({ record, polls, ...(error && { error }) })
  }

  async function poll(options: CallOptions = {}): Promise<QualificationVerdict | undefined> {
    polls += 1
    const seen = await start.read(options)
    // Zero is no advice: following it would ask without a pause.
    retryAfterSeconds = seen.retryAfterSeconds || undefined
    if (seen.record && !isOlder(seen.record, record)) record = seen.record
    report()
    return verdictOf(record)
  }

  async function pollBearingFailure(options: CallOptions): Promise<PartnerError | undefined> {
    try {
      await poll(options)
      return undefined
    } catch (error) {
      if (!(error instanceof PartnerError && error.retryable)) throw error
      retryAfterSeconds = error.retryAfterSeconds || undefined
      report(error)
      return error
    }
  }

  async function pollUntilDone(options: PollUntilDoneOptions): Promise<QualificationVerdict> {
    const { pollIntervalMs, signal, timeoutMs = Infinity } = options
    if (pollIntervalMs !== undefined && !(pollIntervalMs > 0)) {
      throw new TypeError(`pollIntervalMs is ${pollIntervalMs}; it must be above 0.`)
    }
    const deadline = now() + timeoutMs
    let failures = 0
    let lastError: PartnerError | undefined
    for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      const verdict = verdictOf(record)
      if (verdict) return verdict
      signal?.throwIfAborted()
      const spreadMs = pollIntervalMs ?? waitMs * (0.75 + random() / 2)
      const dueMs = retryAfterSeconds === undefined ? spreadMs : retryAfterSeconds * 1000
      const leftMs = deadline - now()
      // A look at the end of the time is worth having, unless the service asked not to.
      if (leftMs <= 0 || (retryAfterSeconds !== undefined && dueMs > leftMs)) {
        throw noVerdict(record, timeoutMs, lastError)
      }
      await sleep(Math.min(dueMs, leftMs), signal)
      lastError = await pollBearingFailure({ signal })
      failures = lastError ? failures + 1 : 0
      if (lastError && failures > failuresBorne) throw lastError
    }
  }

  return {
    customerId,
    get record() {
      return record
    },
    get verdict() {
      return verdictOf(record)
    },
    poll,
    async pollUntilDone(options = {}) {
      const { onProgress } = options
      if (onProgress) listeners.add(onProgress)
      try {
        return await pollUntilDone(options)
      } finally {
        if (onProgress) listeners.delete(onProgress)
      }
    },
    onProgress(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    toString: () => JSON.stringify({ version: 1, customerId, record } satisfies PollerText),
  }
}

/**
 * Reads what `toString` of a poller wrote.
 * @throws TypeError for any other text.
 */
export function readPollerText(text: string): Pick<PollerStart, 'customerId' | 'record'> {
  try {
    const { version, customerId, record }: Partial<PollerText> = JSON.parse(text)
    if (version === 1 && typeof customerId === 'string' && record?.qualification) {
      return { customerId, record }
    }
  } catch {
    // Falls through to the same refusal.
  }
  throw new TypeError('This text was not written by toString() of a qualification poller.')
}

/** A status that is neither InReview nor a verdict known here is not taken for one. */
function verdictOf(record: CustomerQualification): QualificationVerdict | undefined {
  const { vettingStatus, vettingReason } = record
  if (vettingStatus === 'Denied') {
    return { approved: false, record, denial: explainDenial(vettingReason) }
  }
  const approved = vettingStatus === undefined || vettingStatus === 'Approved'
  return approved ? { approved, record } : undefined
}

/**
 * Right after a new request the service may still show the record of the one before. Compared by
 * whole seconds, because not every answer carries milliseconds.
 */
function isOlder(seen: CustomerQualification, known: CustomerQualification): boolean {
  return secondOf(seen) < secondOf(known)
}

function secondOf({ vettingCreateDate = '' }: CustomerQualification): number {
  return Math.floor(Date.parse(vettingCreateDate) / 1000)
}

function noVerdict(
  { qualification }: CustomerQualification,
  timeoutMs: number,
  cause: PartnerError | undefined,
): PartnerError {
  return new PartnerError({
    message: `There is no verdict on ${qualification} after ${timeoutMs} ms. The request goes on; go on polling, or resume later from the poller's text.`,
    category: 'RequestTimeout',
    retryable: true,
    cause,
  })
}
