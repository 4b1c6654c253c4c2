import type { Side } from '../drift/observe.ts'
import { problem } from '../words/problem.ts'
import type { CommandRun } from './command-run.ts'
import { explainedFetch } from './explained-fetch.ts'
import { Failure } from './failure.ts'
import { readClaims } from './read-claims.ts'
import type { Environment } from './runtime.ts'
import { chooseSignIn, signInAsApplication, type SignInOptions } from './sign-in.ts'
import { cloudNames, type Target } from './target.ts'
import { scopesOf } from '@accredit/client'

/** One of the two compared services. */
export interface ComparedSide {
  readonly side: Side
  /** True when it issues its own tokens. */
  readonly isSandbox: boolean
  /** Host of Microsoft’s own service; empty for any other one. */
  readonly name: string
  /** Tenants of its callers, from their tokens. */
  tenants(): Promise<readonly string[]>
  close(): Promise<void>
}

const requestMilliseconds = 60_000

/**
 * Connects to a compared service, as a user and, if configured, as an application.
 * @throws Failure where no user can sign in
 */
export async function connectSide(
  run: CommandRun,
  target: Target,
  options: SignInOptions,
  environment: Environment,
): Promise<ComparedSide> {
  const runtime = { ...run.runtime, environment }
  const { stop } = runtime
  const user = await chooseSignIn(runtime, target, options)
  const credentials = { user, app: findApplication() }
  const { baseUrl } = target
  const tokenOf: Side['tokenOf'] = async (caller) => {
    const signIn = credentials[caller]
    const scope = scopesOf(signIn?.target ?? target).any
    return (await signIn?.credential.getToken([scope]))?.token
  }

  function findApplication() {
    try {
      return signInAsApplication(runtime, target, options)
    } catch (error) {
      // Without an application's secret, its probes are reported as not seen.
      if (error instanceof Failure) return undefined
      throw error
    }
  }

  return {
    side: {
      baseUrl,
      tokenOf,
      fetch: (url, init) =>
        explainedFetch(url, {
          ...init,
          signal: AbortSignal.any([stop, AbortSignal.timeout(requestMilliseconds)]),
        }),
    },
    isSandbox: target.isSandbox,
    name: Object.values(cloudNames).some((cloud) => cloud.baseUrl === baseUrl)
      ? new URL(baseUrl).host
      : '',
    async tenants() {
      const tokens = await Promise.all((['user', 'app'] as const).map(tokenOf))
      return tokens
        .filter((token) => token !== undefined)
        .map((token) => {
          const tenant = readClaims(token)?.['tid']
          if (typeof tenant === 'string') return tenant.toLowerCase()
          throw new Failure('signIn', problem('NoTenant'))
        })
    },
    close: async () => undefined,
  }
}
