import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { generateSigningKey } from '../../src/identity/issuer/generate-signing-key.ts'
import { readConfig, type OptionName } from '../../src/config/config.ts'
import { startService, type RunningService, type ServiceDependencies } from '../../src/service.ts'
import { checkAnswer } from './check-answer.ts'
import type { TestStorage } from './stores.ts'

export const contosoTenant = 'c0de0000-0000-4000-8000-00000000a001'
export const contosoApp = 'c0de0000-0000-4000-8000-00000000a0aa'
export const fabrikamTenant = 'c0de0000-0000-4000-8000-00000000b001'
export const publicApp = 'c0de0000-0000-4000-8000-00000000c1c1'
export const sandboxSecret = 'accredit-sandbox-secret'

// One key for all services of a test process: making one costs more than starting the rest.
const sharedKey = generateSigningKey()

/** A seeded customer's id by its last two digits. */
export const customer = (digits: string) => `c0de0000-0000-4000-8000-${digits.padStart(12, '0')}`

/** An answer, read. */
export interface TestAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; undefined where there is none. */
  // Tests read many shapes; each asserts on what it reads.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any
}

/** Options of a test's call. */
export interface TestCall {
  readonly token?: string | undefined
  readonly body?: unknown
  readonly requestId?: string
  readonly correlationId?: string
  readonly headers?: Record<string, string>
}

/** Callers of a sandbox. */
export interface TestSignIn {
  /** An access token of a sandbox user; Contoso's Admin agent by default. */
  userToken(upn?: string): Promise<string>
  /** An App-only token of Contoso's application, or Fabrikam's. */
  appToken(partner?: 'contoso' | 'fabrikam'): Promise<string>
}

/** A service under test, with callers. */
export interface TestService extends TestSignIn, AsyncDisposable {
  readonly url: string
  readonly running: RunningService
  /** Calls the API; the answer is held against the published description. */
  call(method: string, path: string, options?: TestCall): Promise<TestAnswer>
  /** Puts the service clock ahead. */
  advance(duration: string): Promise<void>
  stop(): Promise<void>
}

/** Starts a sandbox on a free port; throttling is off unless a test asks for it. */
export async function startTestService(
  storage: Pick<TestStorage, 'config'> | undefined,
  options: Partial<Record<OptionName, string>> = {},
  dependencies: ServiceDependencies = {},
): Promise<TestService> {
  const config = readConfig(
    {
      port: '0',
      throttlePerMinute: '0',
      vettingDelay: 'PT0S',
      logLevel: 'silent',
      store: 'memory',
      ...storage?.config,
      ...options,
    },
    {},
  )
  const running = await startService(config, {
    log: pino({ level: config.logLevel }),
    makeSigningKey: () => sharedKey,
    ...dependencies,
  })
  const { url } = running
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    await running.stop()
  }
  return {
    url,
    running,
    ...signInAt(url),
    call: (method, path, wanted) => call(url, method, path, wanted),
    async advance(duration) {
      const answer = await fetch(`${url}/sandbox/v1/clock`, {
        method: 'POST',
        body: JSON.stringify({ advance: duration }),
      })
      if (!answer.ok) throw new Error(await answer.text())
    },
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

/** Signs in to a sandbox at any of its addresses. */
export function signInAt(url: string): TestSignIn {
  const fetchToken = async (tenant: string, form: Record<string, string>) => {
    const response = await fetch(`${url}/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    const answer = (await response.json()) as { access_token?: string }
    if (!answer.access_token) throw new Error(`no token: ${JSON.stringify(answer)}`)
    return answer.access_token
  }
  return {
    userToken: (upn = 'admin@contoso.onmicrosoft.com') =>
      fetchToken(tenantOf(upn), {
        grant_type: 'refresh_token',
        client_id: publicApp,
        refresh_token: `sandbox-refresh:${upn}`,
        scope: 'https://api.partnercenter.microsoft.com/user_impersonation',
      }),
    appToken: (partner = 'contoso') =>
      fetchToken(partner === 'contoso' ? contosoTenant : fabrikamTenant, {
        grant_type: 'client_credentials',
        client_id: partner === 'contoso' ? contosoApp : contosoApp.replace('a0aa', 'b0aa'),
        client_secret: sandboxSecret,
        scope: 'https://api.partnercenter.microsoft.com/.default',
      }),
  }
}

/** Sends one request as a plain client does, and checks the answer against the contract. */
export async function call(
  url: string,
  method: string,
  path: string,
  { token, body, requestId, correlationId, headers }: TestCall = {},
): Promise<TestAnswer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      'ms-requestid': requestId ?? randomUUID(),
      'ms-correlationid': correlationId ?? randomUUID(),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const answer: TestAnswer = {
    status: response.status,
    headers: response.headers,
    text,
    json: text === '' ? undefined : JSON.parse(text),
  }
  checkAnswer(method, path, answer)
  return answer
}

/** Waits until something is so; fails after ten seconds of real time, saying what was last seen. */
export async function until<T>(
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
  what: string,
): Promise<T> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const seen = await look()
    if (isSo(seen)) return seen
    if (Date.now() > deadline) throw new Error(`never came: ${what}; last: ${JSON.stringify(seen)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function tenantOf(upn: string): string {
  if (upn.endsWith('@fabrikam.onmicrosoft.com')) return fabrikamTenant
  if (upn.endsWith('@contoso.onmicrosoft.com')) return contosoTenant
  return 'c0de0000-0000-4000-8000-00000000d001'
}
