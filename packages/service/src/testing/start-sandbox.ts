// Fails on import, rather than in the first sandbox, when Node is too old to have SQLite.
// oxlint-disable-next-line import/no-unassigned-import
import '../store/load-sqlite.ts'
import { generateSigningKey } from '../identity/issuer/generate-signing-key.ts'
import type { StoredSigningKey } from '../identity/issuer/signing-keys.ts'
import { newId } from '../ids/new-id.ts'
import type { SandboxOptions } from './sandbox-options.ts'
import type { Sandbox } from './sandbox.ts'

/**
 * Starts a sandbox on a free loopback port, with data in memory; it is ready once this resolves.
 * @throws TypeError for an unknown option or a seed that is invalid or refused; ConfigError for an
 * invalid value; Error when the port is in use
 * @example
 * import { startSandbox } from 'accredit/testing'
 *
 * await using sandbox = await startSandbox()
 * const customers = await sandbox.partner('sales@contoso.onmicrosoft.com').customers.list()
 * console.log(customers.items.length)
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  // Another thread generates the key while the service loads. A data folder may contain one already.
  const signingKey = options?.data === undefined ? shareSigningKey() : undefined
  const { runSandbox } = await import('./run-sandbox.ts')
  return runSandbox(options, signingKey)
}

let firstKey: Promise<StoredSigningKey> | undefined

/**
 * Returns the process's key under a new key id. Generating a key takes longer than starting another
 * sandbox, and the id alone prevents one sandbox from accepting tokens of another.
 */
async function shareSigningKey(): Promise<StoredSigningKey> {
  firstKey ??= generateSigningKey()
  return { ...(await firstKey), kid: newId() }
}
