// A Node without SQLite is too old, and is told so on import, not by the first sandbox.
// oxlint-disable-next-line import/no-unassigned-import
import '../store/load-sqlite.ts'
import { generateSigningKey } from '../identity/issuer/generate-signing-key.ts'
import type { SandboxOptions } from './sandbox-options.ts'
import type { Sandbox } from './sandbox.ts'

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
  const signingKey = options?.data === undefined ? generateSigningKey() : undefined
  const { runSandbox } = await import('./run-sandbox.ts')
  return runSandbox(options, signingKey)
}
