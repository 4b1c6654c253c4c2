import type { Call } from './build-request.ts'
import { categoryOf, PartnerError, passingStatuses } from './errors.ts'

/** An answer that is not a success, with the ids that the request carried. */
export interface ErrorAnswer {
  readonly method: Call['method']
  readonly status: number
  readonly statusText: string
  readonly text: string
  readonly correlationId: string
  readonly requestId: string
  readonly retryAfterSeconds?: number | undefined
}

const longestMessage = 1024

/**
 * Turns any error answer into a `PartnerError`: the classic form (`code`, `description`, `data`), the
 * newer one (`message`, `errorName`, `isRetryable`, `parameters`), the gateway's
 * (`statusCode`, `message`), a bare JSON string, bare text, and no body at all, as when MFA is
 * missing. Source: Partner Center's error pages; the last three are what both SDKs fall back to.
 */
export function readError(answer: ErrorAnswer): PartnerError {
  const body = readBody(answer.text)
  const { status, correlationId, requestId, retryAfterSeconds } = answer
  const reason = answer.statusText || `HTTP ${status}`
  const known = { status, category: categoryOf(status), correlationId, requestId }
  const passing = passingStatuses.includes(status)
  if (typeof body === 'string' || body === undefined) {
    const message = body?.trim().slice(0, longestMessage) || reason
    return new PartnerError({
      ...known,
      message,
      errorName: nameOf(answer, body),
      retryable: passing,
      retryAfterSeconds,
    })
  }
  return new PartnerError({
    ...known,
    message: textOf(body['description']) ?? textOf(body['message']) ?? reason,
    code: codeOf(body['code']),
    errorName: textOf(body['errorName']),
    data: Array.isArray(body['data']) ? body['data'] : [],
    parameters: isRecord(body['parameters']) ? body['parameters'] : {},
    retryable: typeof body['isRetryable'] === 'boolean' ? body['isRetryable'] : passing,
    retryAfterSeconds,
  })
}

/** A 401 without a body is the one that asks for MFA; the answer to HEAD never has one. */
function nameOf({ method, status }: ErrorAnswer, body: string | undefined): string | undefined {
  return status === 401 && body === undefined && method !== 'HEAD' ? 'MfaRequired' : undefined
}

function readBody(text: string): Record<string, unknown> | string | undefined {
  if (text.trim() === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) || typeof value === 'string' ? value : text
  } catch {
    return text
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function codeOf(value: unknown): number | string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? value : undefined
}
