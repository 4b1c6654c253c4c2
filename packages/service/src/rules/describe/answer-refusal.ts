import { errorBody, errors, headers, type ErrorName } from '@accredit/contract'
import type { Refusal } from '../refusal.ts'

/** A refusal as sent, with its name for metrics and logs. */
export interface RefusalAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON. */
  readonly body?: string
  readonly error: ErrorName
}

/** Builds the answer for a refusal: a status, headers, and the JSON text of the body. */
export function answerRefusal(reason: Refusal): RefusalAnswer {
  const { error } = reason
  const own = headersOf(reason)
  const body = errorBody(error, reason.parameters as never)
  return {
    status: errors[error].status,
    ...(own && { headers: own }),
    ...(body && { body: JSON.stringify(body) }),
    error,
  }
}

function headersOf(reason: Refusal): Readonly<Record<string, string>> | undefined {
  switch (reason.error) {
    case 'MfaRequired':
    case 'PartnerTokenMissing':
    case 'AccessDenied':
    case 'InvalidAudience':
      return { 'www-authenticate': 'Bearer error="invalid_token"' }
    case 'TooManyRequests':
    case 'TooManyStreams':
      return { [headers.retryAfter]: String(reason.parameters.seconds) }
    case 'ServiceUnavailable':
      return { [headers.retryAfter]: '1' }
    case 'MethodNotAllowed':
      return { allow: String(reason.parameters.allowed) }
    default:
      return undefined
  }
}
