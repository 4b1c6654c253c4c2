import { randomUUID } from 'node:crypto'
import type { Answer, IssuerContext } from './issuer-context.ts'
import type { TokenRefused } from './token-error.ts'

/** Builds an answer that nobody may keep. */
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

/** Builds the answer to a refused request in the shape of Entra's errors. */
export function answerTokenError(
  context: Pick<IssuerContext, 'now'>,
  refused: TokenRefused,
): Answer {
  const { code, error, status, suberror } = refused.entry
  const traceId = randomUUID()
  const correlationId = randomUUID()
  const timestamp = new Date(context.now()).toISOString().replace('T', ' ').replace(/\.\d+/, '')
  const headers = {
    ...(status === 401 ? { 'www-authenticate': 'Basic realm="accredit"' } : {}),
    ...(refused.retryAfterSeconds === undefined
      ? {}
      : { 'retry-after': String(refused.retryAfterSeconds) }),
  }
  return answerJson(
    status,
    {
      error,
      error_description: `AADSTS${code}: ${refused.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      ...(suberror === undefined ? {} : { suberror }),
    },
    headers,
  )
}
