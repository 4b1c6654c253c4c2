import type { ErrorName } from '@accredit/contract'
import type { OpenSet } from './filter.ts'

/**
 * Category of an error, by the names of the .NET SDK. `NotSpecified` means that no answer came at all;
 * `RequestTimeout` without a status means that the time limit of the call ran out.
 */
export type PartnerErrorCategory =
  | 'NotSpecified'
  | 'BadInput'
  | 'Unauthorized'
  | 'Forbidden'
  | 'NotFound'
  | 'InvalidOperation'
  | 'UnsupportedDataFormat'
  | 'RequestTimeout'
  | 'AlreadyExists'
  | 'TooManyRequests'
  | 'ServerError'
  | 'ServerBusy'
  | 'GatewayTimeout'
  | 'ResponseParsing'

const categories: Readonly<Record<number, PartnerErrorCategory>> = {
  400: 'BadInput',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'InvalidOperation',
  406: 'UnsupportedDataFormat',
  408: 'RequestTimeout',
  409: 'AlreadyExists',
  429: 'TooManyRequests',
  503: 'ServerBusy',
  504: 'GatewayTimeout',
}

/** The category of an HTTP status. Source: the .NET SDK's error handling. */
export function categoryOf(status: number): PartnerErrorCategory {
  return categories[status] ?? 'ServerError'
}

/** The statuses after which the same request can succeed later without a change. */
export const passingStatuses: readonly number[] = [408, 429, 500, 502, 503, 504]

/**
 * Name of a refusal: those that Accredit gives, and whatever Partner Center or an OAuth error adds.
 * @see https://github.com/accredit/accredit/blob/main/docs/errors.md
 */
export type PartnerErrorName = OpenSet<ErrorName>

/** Parts of a `PartnerError`. */
export interface PartnerErrorDetails {
  readonly message: string
  readonly category: PartnerErrorCategory
  readonly retryable: boolean
  readonly status?: number | undefined
  readonly code?: number | string | undefined
  readonly errorName?: PartnerErrorName | undefined
  readonly data?: readonly unknown[] | undefined
  readonly parameters?: Readonly<Record<string, unknown>> | undefined
  readonly correlationId?: string | undefined
  readonly requestId?: string | undefined
  readonly retryAfterSeconds?: number | undefined
  readonly cause?: unknown
}

/**
 * The one error that this client throws for everything that goes wrong between it and the service.
 * A call that its caller cancelled rejects with the reason of the caller's signal instead, as
 * `fetch` does.
 *
 * @example
 * import { PartnerError, type Partner } from '@accredit/client'
 *
 * export async function isKnown(partner: Partner, customerId: string): Promise<boolean> {
 *   try {
 *     await partner.customers.byId(customerId).get()
 *     return true
 *   } catch (error) {
 *     if (error instanceof PartnerError && error.category === 'NotFound') return false
 *     throw error
 *   }
 * }
 */
export class PartnerError extends Error {
  override readonly name = 'PartnerError'
  readonly category: PartnerErrorCategory
  /** The HTTP status; absent when no answer came. */
  readonly status: number | undefined
  /** Partner Center's number as it was sent: a number, or a string such as `"60071"`. */
  readonly code: number | string | undefined
  /** The stable name of the refusal, where the service sends one; `MfaRequired` for a 401 without a body. */
  readonly errorName: PartnerErrorName | undefined
  /** Further detail of the classic error form; empty in most answers. */
  readonly data: readonly unknown[]
  /** The values that the text names, where the service sends them. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** Quote it when you report the error. */
  readonly correlationId: string | undefined
  /** The id that all attempts of the call carried. */
  readonly requestId: string | undefined
  /** True when the same request can succeed later without a change. */
  readonly retryable: boolean
  /** Time that the service asks to wait, in seconds. */
  readonly retryAfterSeconds: number | undefined

  constructor(details: PartnerErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause })
    this.category = details.category
    this.status = details.status
    this.code = details.code
    this.errorName = details.errorName
    this.data = details.data ?? []
    this.parameters = details.parameters ?? {}
    this.correlationId = details.correlationId
    this.requestId = details.requestId
    this.retryable = details.retryable
    this.retryAfterSeconds = details.retryAfterSeconds
  }

  /** Its members for a log, without stack and cause; values may name a customer. */
  toJSON(): Record<string, unknown> {
    const { name, message, category, status, code, errorName, data, parameters } = this
    const { correlationId, requestId, retryable, retryAfterSeconds } = this
    const first = { name, message, category, status, code, errorName, data, parameters }
    return { ...first, correlationId, requestId, retryable, retryAfterSeconds }
  }

  /** The service's own description; the same text as `message`. */
  get description(): string {
    return this.message
  }
}
