import { explainedFetch } from './explained-fetch.ts'
import { findProblem, problem } from '../words/problem.ts'
import type { Fetch } from '@accredit/client'
import { Failure } from './failure.ts'
import { stripTraceIds } from './strip-trace-ids.ts'

/** Parameters of a sign-in by device code. */
export interface DeviceSignIn {
  readonly authority: string
  /** A tenant's id or domain, or `organizations` for the user's own. */
  readonly tenant: string
  readonly clientId: string
  readonly scope: string
  /** Shows the user the address and the code. */
  readonly show: (invitation: DeviceInvitation) => void
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly signal: AbortSignal
  readonly fetch?: Fetch | undefined
}

/** Address and code for signing a device in. */
export interface DeviceInvitation {
  readonly url: string
  readonly code: string
}

/** Tokens of a sign-in. */
export interface DeviceTokens {
  readonly accessToken: string
  readonly expiresInSeconds: number
  readonly refreshToken: string
}

type Fields = Readonly<Record<string, unknown>>

const grantType = 'urn:ietf:params:oauth:grant-type:device_code'
const requestMilliseconds = 30_000

/**
 * Signs a user in on another device: shows a code, then polls the sign-in service until it has been
 * entered. Source: RFC 8628.
 * @throws Failure when it is declined, expires or is refused
 */
export async function signInByDevice(options: DeviceSignIn): Promise<DeviceTokens> {
  const { authority, tenant, clientId, scope, signal } = options
  const root = `${authority}/${encodeURIComponent(tenant)}/oauth2/v2.0`
  const begun = await post(options, `${root}/devicecode`, { client_id: clientId, scope })
  const url = textOf(begun.fields['verification_uri'])
  const code = textOf(begun.fields['user_code'])
  const deviceCode = textOf(begun.fields['device_code'])
  if (!begun.ok || !url || !code || !deviceCode) throw refusal(begun.fields, root)
  options.show({ url, code })

  // Five seconds unless the service gives an interval, and five more for each `slow_down`.
  let waitSeconds = Number(begun.fields['interval'] ?? 5)
  for (;;) {
    await options.sleep(waitSeconds * 1000, signal)
    const asked = { client_id: clientId, grant_type: grantType, device_code: deviceCode }
    const { ok, fields } = await post(options, `${root}/token`, asked)
    if (ok) return readTokens(fields, root)
    if (fields['error'] === 'slow_down') waitSeconds += 5
    else if (fields['error'] !== 'authorization_pending') throw refusal(fields, root)
  }
}

async function post(
  { fetch = explainedFetch, signal }: DeviceSignIn,
  url: string,
  form: Record<string, string>,
): Promise<{ ok: boolean; fields: Fields }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      signal: AbortSignal.any([signal, AbortSignal.timeout(requestMilliseconds)]),
    })
    const fields: unknown = await response.json().catch(() => undefined)
    return { ok: response.ok, fields: (fields ?? {}) as Fields }
  } catch (error) {
    signal.throwIfAborted()
    const found = findProblem(error) ?? problem('NoAnswerOfAuthority', { url })
    throw new Failure('unreachable', found, error)
  }
}

function readTokens(fields: Fields, url: string): DeviceTokens {
  const accessToken = textOf(fields['access_token'])
  const refreshToken = textOf(fields['refresh_token'])
  if (!accessToken || !refreshToken) {
    throw new Failure('unexpected', problem('SignInUnreadable', { url }))
  }
  return { accessToken, refreshToken, expiresInSeconds: Number(fields['expires_in']) || 0 }
}

function refusal(fields: Fields, url: string): Failure {
  const error = textOf(fields['error'])
  if (error === undefined) return new Failure('signIn', problem('SignInUnreadable', { url }))
  if (error === 'authorization_declined') return new Failure('signIn', problem('SignInDeclined'))
  if (error === 'expired_token') return new Failure('signIn', problem('SignInLate'))
  const reason = stripTraceIds(textOf(fields['error_description']) ?? error)
  return new Failure('signIn', problem('SignInRefused', { reason }))
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
