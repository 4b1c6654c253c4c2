import { randomUUID } from 'node:crypto'
import { isGuid } from '@accredit/contract'
import type { Answer, IssuerContext } from './issuer-context.ts'
import type { TokenRefused } from './token-error.ts'

/** Builds an answer that must not be cached. */
export function answerJson(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store, no-cache',
      pragma: 'no-cache',
      ...headers,
    },
    body,
  }
}

/** Body of a refusal in Entra's error format. */
export interface TokenErrorBody {
  readonly error: string
  readonly error_description: string
  readonly error_codes: readonly number[]
  readonly timestamp: string
  readonly trace_id: string
  readonly correlation_id: string
  readonly suberror?: string
}

/**
 * Describes a refusal in Entra's error format.
 * @param requestId the client's `client-request-id`; echoed when it is a GUID
 */
export function describeTokenError(
  context: Pick<IssuerContext, 'now'>,
  refused: TokenRefused,
  requestId?: string,
): TokenErrorBody {
  const { code, error, suberror } = refused.entry
  const traceId = randomUUID()
  const correlationId = isGuid(requestId) ? requestId : randomUUID()
  const timestamp = new Date(context.now()).toISOString().replace('T', ' ').replace(/\.\d+/, '')
  return {
    error,
    error_description: `AADSTS${code}: ${refused.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    ...(suberror === undefined ? {} : { suberror }),
  }
}

/** Builds the answer to a refused request. */
export function answerTokenError(
  context: Pick<IssuerContext, 'now'>,
  refused: TokenRefused,
  requestId?: string,
): Answer {
  const { status } = refused.entry
  const { retryAfterSeconds } = refused
  return answerJson(status, describeTokenError(context, refused, requestId), {
    ...(status === 401 ? { 'www-authenticate': 'Basic realm="accredit"' } : {}),
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
  })
}
