import type { Cloud, Partner, SandboxControls } from '@accredit/client'
import { generateSigningKey } from '../identity/issuer/generate-signing-key.ts'
import type { SandboxOptions } from './sandbox-options.ts'

/** A sandbox that runs in this process, with its controls. */
export interface Sandbox extends SandboxControls, AsyncDisposable {
  /** Address of the API and of the sign-in, e.g. `http://127.0.0.1:40123`. */
  readonly url: string
  /** Addresses for a client of your own: `createPartner({ cloud: sandbox.cloud, … })`. */
  readonly cloud: Cloud
  /**
   * Creates a client that is signed in as one of the sandbox's users.
   * @param user Default: `admin@contoso.onmicrosoft.com`
   */
  readonly partner: (user?: string) => Partner
  /** Ends the sandbox; data in memory are gone. The same as `Symbol.asyncDispose`. */
  readonly close: () => Promise<void>
}

/**
 * Starts a sandbox on a free port of this machine, with data in memory; it serves once this resolves.
 * @throws TypeError for an option that is not known; ConfigError for a value that cannot be used;
 * Error when the port is taken or the seed is refused
 * @example
 * import { startSandbox } from 'accredit/testing'
 *
 * await using sandbox = await startSandbox()
 * const customers = await sandbox.partner('sales@contoso.onmicrosoft.com').customers.list()
 * console.log(customers.items.length)
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  // Another thread makes the key while the service is loaded; a sandbox with a folder may have one.
  const signingKey = options.data === undefined ? generateSigningKey() : undefined
  const { runSandbox } = await import('./run-sandbox.ts')
  return runSandbox(options, signingKey)
}
