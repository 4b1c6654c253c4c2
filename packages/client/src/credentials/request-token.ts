import type { Fetch } from '../connection.ts'
import { categoryOf, PartnerError, passingStatuses } from '../errors.ts'
import { readRetryAfter } from '../read-retry-after.ts'
import { requireSafeUrl } from '../require-safe-url.ts'
import { timeLimit } from '../sleep.ts'

/** Options with which the credentials of this package reach a token endpoint. */
export interface TokenEndpointOptions {
  /**
   * Address of the sign-in service without the tenant, e.g. `https://login.microsoftonline.com`. Plain
   * http is allowed on loopback hosts only.
   */
  readonly authority: string
  /** The partner's tenant: its GUID or a verified domain. */
  readonly tenant: string
  /** The application's id. */
  readonly clientId: string
  /** Default: the global `fetch`. */
  readonly fetch?: Fetch | undefined
  /** The clock, in epoch milliseconds. Default: `Date.now`. */
  readonly now?: (() => number) | undefined
  /** Time limit of one request for a token, in milliseconds. Default: 30 000. */
  readonly timeoutMs?: number | undefined
}

/** Answer of a token endpoint. */
export interface TokenGrant {
  readonly token: string
  readonly expiresOnTimestamp: number
  readonly refreshToken?: string | undefined
}

/** Asks a v2 token endpoint with the given form fields. */
export type RequestToken = (fields: Record<string, string>) => Promise<TokenGrant>

export const tokenTimeoutMs = 30_000

/**
 * Prepares requests to `POST {authority}/{tenant}/oauth2/v2.0/token`. A refusal rejects with a
 * `PartnerError` of category `Unauthorized`, `errorName` being OAuth's `error`, e.g. `invalid_grant`.
 */
export function openTokenEndpoint(options: TokenEndpointOptions): RequestToken {
  const { fetch = globalThis.fetch, now = Date.now, timeoutMs = tokenTimeoutMs } = options
  const authority = requireSafeUrl(options.authority, 'authority')
  const url = `${authority}/${encodeURIComponent(options.tenant)}/oauth2/v2.0/token`

  return async (fields) => {
    const askedAt = now()
    const { response, body } = await post(fetch, url, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({ client_id: options.clientId, ...fields }),
      signal: timeLimit(timeoutMs),
    })
    if (!response.ok) throw refusal(response, body, now())
    const token = body['access_token']
    if (typeof token !== 'string' || token === '') {
      throw new PartnerError({
        message: `The token endpoint ${url} answered without an access token.`,
        category: 'ResponseParsing',
        status: response.status,
        retryable: false,
      })
    }
    const refreshToken = body['refresh_token']
    return {
      token,
      // Azure's v1 endpoints send the number as text.
      expiresOnTimestamp: askedAt + (Number(body['expires_in']) || 0) * 1000,
      ...(typeof refreshToken === 'string' && { refreshToken }),
    }
  }
}

async function post(fetch: Fetch, url: string, init: RequestInit) {
  try {
    const response = await fetch(url, init)
    return { response, body: readFields(await response.text()) }
  } catch (cause) {
    throw new PartnerError({
      message: `No answer came from the token endpoint ${url}.`,
      category: 'NotSpecified',
      retryable: true,
      cause,
    })
  }
}

function readFields(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function refusal(response: Response, body: Record<string, unknown>, nowMs: number): PartnerError {
  const { status } = response
  const { error, error_description: description, error_codes: codes } = body
  const code: unknown = Array.isArray(codes) ? codes[0] : undefined
  const passing = passingStatuses.includes(status)
  return new PartnerError({
    message:
      typeof description === 'string'
        ? description
        : `The token endpoint answered ${status} ${response.statusText}`.trim(),
    category: passing ? categoryOf(status) : 'Unauthorized',
    status,
    code: typeof code === 'number' || typeof code === 'string' ? code : undefined,
    errorName: typeof error === 'string' ? error : undefined,
    correlationId: typeof body['correlation_id'] === 'string' ? body['correlation_id'] : undefined,
    retryable: passing,
    retryAfterSeconds: readRetryAfter(response.headers.get('Retry-After'), nowMs),
  })
}
