import { sandbox as sandboxCloud, sandboxControls, sandboxPartner } from '@accredit/client'
import type { StoredSigningKey } from '../identity/issuer/signing-keys.ts'
import { startService } from '../service.ts'
import { readSandboxOptions, type SandboxOptions } from './sandbox-options.ts'
import { applySeed, directoryOf, readSeed } from './seed.ts'
import type { Sandbox } from './sandbox.ts'

/**
 * Runs the sandbox of `startSandbox()`, which loads this module on demand.
 * @param signingKey the first signing key, if it is being generated already
 */
export async function runSandbox(
  options: SandboxOptions,
  signingKey?: Promise<StoredSigningKey>,
): Promise<Sandbox> {
  const config = readSandboxOptions(options)
  const setup = options.seed === undefined ? undefined : readSeed(options.seed)
  const directory = setup && directoryOf(setup)
  const service = await startService(config, {
    directory,
    ...(signingKey && { makeSigningKey: () => signingKey }),
  }).catch((error: unknown) => explainPort(error, config.port))
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

/** Names the port in use; Node's own message names only the system call. */
function explainPort(error: unknown, port: number): never {
  const { code } = (error ?? {}) as NodeJS.ErrnoException
  if (code !== 'EADDRINUSE') throw error
  const text = `startSandbox: port ${port} on 127.0.0.1 is in use; port 0, the default, selects a free one`
  throw Object.assign(new Error(text, { cause: error }), { code })
}
