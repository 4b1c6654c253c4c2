import { startService as start } from './service.ts'
import type { Config } from './config/config.ts'

export { ConfigError, options, readConfig, type Config, type OptionName } from './config/config.ts'

/** A service that runs in this process. */
export interface RunningService extends AsyncDisposable {
  /** Address that it listens on, e.g. `http://127.0.0.1:8787`. */
  readonly url: string
  /** CA certificate that https clients must trust; absent when the service has none of its own. */
  readonly authorityFile: string | undefined
  /** Answers the calls in progress, ends the worker's round and closes the store. */
  stop(): Promise<void>
}

/**
 * Starts a service in this process; it serves once this resolves.
 * @throws ConfigError; Error when the port is taken or the store cannot be opened
 * @example
 * import { readConfig, startService } from 'accredit'
 * const service = await startService(readConfig({ port: '0', store: 'memory' }, {}))
 * // … call service.url …
 * await service.stop()
 */
export async function startService(config: Config): Promise<RunningService> {
  const { url, authorityFile, stop } = await start(config)
  return { url, authorityFile, stop, [Symbol.asyncDispose]: stop }
}
