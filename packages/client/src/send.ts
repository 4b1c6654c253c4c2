import { buildRequest, type Call, type PartnerRequest } from './build-request.ts'
import type { CallOptions, Connection } from './connection.ts'
import { PartnerError } from './errors.ts'
import { obtainToken } from './obtain-token.ts'
import { readError } from './read-error.ts'
import { readRetryAfter } from './read-retry-after.ts'
import { decideRetry } from './retry.ts'
import { startDeadline } from './start-deadline.ts'

/** A successful answer. */
export interface Answer {
  /** The JSON value; `undefined` when the body was empty. */
  readonly body: unknown
  /** Time to wait before asking again, where the service says so. */
  readonly retryAfterSeconds?: number | undefined
}

/** Sends a call and answers with its body. Errors: as `exchange`. */
export async function send<Body>(
  connection: Connection,
  call: Call,
  options: CallOptions = {},
): Promise<Body> {
  const answer = await exchange(connection, call, options)
  return answer.body as Body
}

/**
 * Sends a call, repeats it where that helps, and answers with what came back. All attempts carry the
 * same `MS-RequestId`, so a repeated request runs once. Rejects with a `PartnerError`, or with the
 * reason of the caller's signal when that cancelled the call.
 */
export async function exchange(
  connection: Connection,
  call: Call,
  options: CallOptions = {},
): Promise<Answer> {
  const request = buildRequest(connection, call)
  const timeoutMs = options.timeoutMs ?? connection.timeoutMs
  const deadline = startDeadline(timeoutMs, options.signal)
  try {
    return await attempt(connection, request, deadline.signal, connection.now() + timeoutMs)
  } catch (error) {
    options.signal?.throwIfAborted()
    const answered = error instanceof PartnerError && error.status !== undefined
    if (answered || !deadline.passed()) throw error
    throw failure(request, {
      category: 'RequestTimeout',
      message: `${request.method} ${request.url} had no final answer within ${timeoutMs} ms.`,
      cause: error,
    })
  } finally {
    deadline.stop()
  }
}

async function attempt(
  connection: Connection,
  request: PartnerRequest,
  signal: AbortSignal,
  endsAt: number,
): Promise<Answer> {
  const { method, url, requestId, correlationId } = request
  for (let count = 1; ; count += 1) {
    const sent = { method, url, requestId, correlationId, attempt: count }
    connection.onRequest?.(sent)
    try {
      return await sendSignedIn(connection, request, signal)
    } catch (error) {
      if (signal.aborted || !(error instanceof PartnerError)) throw error
      const decision = decideRetry({
        attempt: count,
        retries: connection.retries,
        category: error.category,
        status: error.status,
        retryAfterSeconds: error.retryAfterSeconds,
        retryOnThrottle: connection.retryOnThrottle,
        remainingMs: endsAt - connection.now(),
        random: connection.random(),
      })
      if (!decision.retry) throw error
      const { afterMs, because } = decision
      connection.onRetry?.({ ...sent, error, afterMs, because })
      await connection.sleep(afterMs, signal)
    }
  }
}

/** A refused token may have ended early; a credential that has another one gets one more chance. */
async function sendSignedIn(
  connection: Connection,
  request: PartnerRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const token = await obtainToken(connection, signal)
  try {
    return await sendOnce(connection, request, token, signal)
  } catch (error) {
    if (!(error instanceof PartnerError && error.status === 401)) throw error
    const other = await obtainToken(connection, signal, token)
    if (other === token) throw error
    return sendOnce(connection, request, other, signal)
  }
}

async function sendOnce(
  connection: Connection,
  request: PartnerRequest,
  token: string,
  signal: AbortSignal,
): Promise<Answer> {
  const { response, text } = await receive(connection, request, token, signal)
  const { status, statusText } = response
  const retryAfterSeconds = readRetryAfter(response.headers.get('Retry-After'), connection.now())
  if (!response.ok) {
    const correlationId = response.headers.get('MS-CorrelationId') ?? request.correlationId
    const requestId = response.headers.get('MS-RequestId') ?? request.requestId
    const { method } = request
    const ids = { correlationId, requestId }
    throw readError({ method, status, statusText, text, ...ids, retryAfterSeconds })
  }
  try {
    return { body: text === '' ? undefined : JSON.parse(text), retryAfterSeconds }
  } catch (cause) {
    throw failure(request, {
      category: 'ResponseParsing',
      message: `${request.method} ${request.url} was answered ${status} with a body that is not JSON.`,
      status,
      cause,
    })
  }
}

async function receive(
  connection: Connection,
  request: PartnerRequest,
  token: string,
  signal: AbortSignal,
) {
  const { method, url, body } = request
  const headers = request.headersWith(token)
  try {
    const response = await connection.fetch(url, { method, headers, body, signal })
    return { response, text: await response.text() }
  } catch (cause) {
    throw failure(request, {
      category: 'NotSpecified',
      message: `No answer came to ${method} ${url}.`,
      cause,
    })
  }
}

function failure(
  { requestId, correlationId }: PartnerRequest,
  details: {
    readonly category: 'NotSpecified' | 'RequestTimeout' | 'ResponseParsing'
    readonly message: string
    readonly status?: number
    readonly cause: unknown
  },
): PartnerError {
  const retryable = details.category !== 'ResponseParsing'
  return new PartnerError({ ...details, requestId, correlationId, retryable })
}
