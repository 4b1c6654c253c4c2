import { problem } from '../words/problem.ts'
import { clouds, sandbox, type Cloud } from '@accredit/client'
import { Failure } from './failure.ts'
import type { Environment } from './runtime.ts'

/** The clouds by the names that the command line uses. */
export const cloudNames = {
  global: clouds.global,
  usgov: clouds.usGovernment,
  china: clouds.china,
} as const satisfies Record<string, Cloud>

/** Options for the service. */
export interface TargetOptions {
  readonly url?: string | undefined
  readonly cloud?: string | undefined
  readonly authority?: string | undefined
  readonly audience?: string | undefined
  readonly as?: string | undefined
}

/** Service to call, and the authority that its users sign in with. */
export interface Target extends Cloud {
  /** True when the service issues tokens itself, as a sandbox does. */
  readonly isSandbox: boolean
  /** True for Microsoft's own service, which has only Partner Center's API. */
  readonly isMicrosoft: boolean
  /** True when options name the authority or audience, which then override a stored login. */
  readonly namesSignIn: boolean
  /** The requested sandbox user. */
  readonly user: string | undefined
}

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Checks whether an address is on this machine. */
export function isLoopback(address: string): boolean {
  return loopback.test(new URL(address).hostname)
}

/**
 * Resolves the service to call. The default is the local sandbox; a service on loopback, or one
 * called as a sandbox user, issues its own tokens; any other one uses Entra ID. A flag wins over
 * the environment, and `--cloud` alone ignores the environment's address.
 * @throws Failure when an address is invalid
 */
export function resolveTarget(options: TargetOptions, environment: Environment): Target {
  const flagged = options.url !== undefined || options.cloud !== undefined
  const url = flagged ? options.url : environment['ACCREDIT_URL'] || undefined
  const cloudName = flagged ? options.cloud : environment['ACCREDIT_CLOUD'] || undefined
  const cloud = cloudName === undefined ? undefined : findCloud(cloudName)
  if (cloud && options.as !== undefined) {
    throw new Failure('usage', problem('SandboxUserOfCloud'))
  }
  const user = options.as ?? (cloud ? undefined : environment['ACCREDIT_AS'] || undefined)
  // The environment's audience belongs to the operator's own service, not to Microsoft's.
  const audience = options.audience || (cloud ? undefined : environment['ACCREDIT_AUDIENCE'])
  const namedAuthority = options.authority || environment['ACCREDIT_AUTHORITY']
  const baseUrl = readAddress(url ?? cloud?.baseUrl ?? sandbox.baseUrl, '--url (ACCREDIT_URL)')
  refusePathOfApi(baseUrl)
  const ownSignIn = cloud === undefined && (user !== undefined || isLoopback(baseUrl))
  const authority = readAddress(
    namedAuthority || (ownSignIn ? baseUrl : (cloud ?? clouds.global).authority),
    '--authority (ACCREDIT_AUTHORITY)',
  )
  return {
    baseUrl,
    authority,
    audience: audience || (cloud ?? sandbox).audience,
    namesSignIn: Boolean(namedAuthority || audience),
    isSandbox: authority === baseUrl,
    isMicrosoft: Object.values(cloudNames).some((known) => known.baseUrl === baseUrl),
    user,
  }
}

function findCloud(name: string): Cloud {
  if (Object.hasOwn(cloudNames, name)) return cloudNames[name as keyof typeof cloudNames]
  throw new Failure(
    'usage',
    problem('CloudUnknown', { text: name, allowed: Object.keys(cloudNames) }),
  )
}

/** Checks an address that receives tokens: unencrypted only on this machine. */
function readAddress(text: string, source: string): string {
  const url = URL.parse(text)
  const web = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (!url || !web || url.search || url.hash) {
    throw new Failure('usage', problem('AddressForm', { source, text, example: sandbox.baseUrl }))
  }
  if (url.protocol === 'http:' && !isLoopback(url.href)) {
    throw new Failure('usage', problem('AddressPlain', { source, text }))
  }
  return url.href.replace(/\/+$/, '')
}

/** Refuses an address copied from a call, such as `https://example.com/v1`. */
function refusePathOfApi(baseUrl: string): void {
  const { origin, pathname } = new URL(baseUrl)
  const path = /(\/(accredit|auditactivity|sandbox|vetting))?\/v\d+(\/.*)?$/.exec(pathname)
  if (!path) return
  const address = origin + pathname.slice(0, path.index)
  throw new Failure(
    'usage',
    problem('AddressOfApi', { source: '--url (ACCREDIT_URL)', text: baseUrl, origin: address }),
  )
}
