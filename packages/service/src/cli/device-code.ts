import type { Fetch } from '@accredit/client'
import { Failure } from './failure.ts'
import { stripTraceIds } from './strip-trace-ids.ts'

/** Parameters of a sign-in by device code. */
export interface DeviceSignIn {
  readonly authority: string
  /** A tenant's id or domain, or `organizations` for whichever the user belongs to. */
  readonly tenant: string
  readonly clientId: string
  readonly scope: string
  /** Shows the person where to go and what to type in there. */
  readonly show: (invitation: DeviceInvitation) => void
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly signal: AbortSignal
  readonly fetch?: Fetch | undefined
}

/** Address and code with which a person signs a device in. */
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
 * Signs a person in on another device: shows a code, then asks the sign-in service until somebody
 * has typed it in. Source: RFC 8628.
 * @throws Failure when it is declined, runs out or is refused
 */
export async function signInByDevice(options: DeviceSignIn): Promise<DeviceTokens> {
  const { authority, tenant, clientId, scope, signal } = options
  const root = `${authority}/${encodeURIComponent(tenant)}/oauth2/v2.0`
  const begun = await post(options, `${root}/devicecode`, { client_id: clientId, scope })
  const url = textOf(begun.fields['verification_uri'])
  const code = textOf(begun.fields['user_code'])
  const deviceCode = textOf(begun.fields['device_code'])
  if (!begun.ok || !url || !code || !deviceCode) throw refusal(begun.fields)
  options.show({ url, code })

  // Five seconds where the service names no interval, and five more each time it says so.
  let waitSeconds = Number(begun.fields['interval'] ?? 5)
  for (;;) {
    await options.sleep(waitSeconds * 1000, signal)
    const asked = { client_id: clientId, grant_type: grantType, device_code: deviceCode }
    const { ok, fields } = await post(options, `${root}/token`, asked)
    if (ok) return readTokens(fields)
    if (fields['error'] === 'slow_down') waitSeconds += 5
    else if (fields['error'] !== 'authorization_pending') throw refusal(fields)
  }
}

async function post(
  { fetch = globalThis.fetch, signal }: DeviceSignIn,
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
    throw new Failure(
      'unreachable',
      `no answer came from ${url}`,
      'Check the address: --url, --cloud or --authority.',
      error,
    )
  }
}

function readTokens(fields: Fields): DeviceTokens {
  const accessToken = textOf(fields['access_token'])
  const refreshToken = textOf(fields['refresh_token'])
  if (!accessToken || !refreshToken) {
    throw new Failure('unexpected', 'the sign-in service answered without the tokens')
  }
  return { accessToken, refreshToken, expiresInSeconds: Number(fields['expires_in']) || 0 }
}

const refusals: Readonly<Record<string, string>> = {
  authorization_declined: 'the sign-in was declined',
  expired_token: 'nobody signed in before the code ran out',
}

function refusal(fields: Fields): Failure {
  const error = textOf(fields['error']) ?? 'no readable answer'
  const description = stripTraceIds(textOf(fields['error_description']) ?? error)
  return new Failure('signIn', refusals[error] ?? description, 'Run "accredit login" again.')
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
