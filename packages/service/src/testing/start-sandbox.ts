// A Node without SQLite is too old, and is told so on import, not by the first sandbox.
// oxlint-disable-next-line import/no-unassigned-import
import '../store/load-sqlite.ts'
import { generateSigningKey } from '../identity/issuer/generate-signing-key.ts'
import type { StoredSigningKey } from '../identity/issuer/signing-keys.ts'
import { newId } from '../ids/new-id.ts'
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
  // Another thread generates the key while the service loads; a sandbox with a folder may have one.
  const signingKey = options?.data === undefined ? shareSigningKey() : undefined
  const { runSandbox } = await import('./run-sandbox.ts')
  return runSandbox(options, signingKey)
}

let firstKey: Promise<StoredSigningKey> | undefined

/**
 * Returns the process's key under a new key id: generating one takes longer than a further start, and
 * the id alone keeps the tokens of one sandbox from being accepted by another.
 */
async function shareSigningKey(): Promise<StoredSigningKey> {
  firstKey ??= generateSigningKey()
  return { ...(await firstKey), kid: newId() }
}
