import {
  sandbox as sandboxCloud,
  sandboxControls,
  sandboxPartner,
  type Cloud,
  type Partner,
  type SandboxControls,
} from '@accredit/client'
import { startService } from '../service.ts'
import { readSandboxOptions, type SandboxOptions } from './sandbox-options.ts'
import { applySeed, directoryOf, readSeed } from './seed.ts'

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
  const config = readSandboxOptions(options)
  const setup = options.seed === undefined ? undefined : readSeed(options.seed)
  const directory = setup && directoryOf(setup)
  const service = await startService(config, { directory })
  const sow = async () => {
    if (setup) await applySeed(service.store, setup)
  }
  try {
    await sow()
  } catch (error) {
    await service.stop()
    throw error
  }
  const { url, stop } = service
  const controls = sandboxControls({ baseUrl: url })
  const cloud = { ...sandboxCloud, baseUrl: url, authority: url }
  return {
    ...controls,
    url,
    cloud,
    partner: (user) => sandboxPartner({ baseUrl: url, user }),
    async reset() {
      await controls.reset()
      await sow()
    },
    close: stop,
    [Symbol.asyncDispose]: stop,
  }
}
