import { readConfig, type Config, type OptionName } from '../config/config.ts'

/** Options of `startSandbox()`. */
export interface SandboxOptions {
  /** Port to listen on, on loopback. Default: 0, a free one. */
  readonly port?: number
  /** Folder in which the data outlive the sandbox. Default: none, they are held in memory. */
  readonly data?: string
  /**
   * Time of the service clock from a request to its verdict, an ISO 8601 duration. `PT0S` decides at
   * once. Default: `PT5S`, so that a test sees *InReview* and then advances the clock.
   */
  readonly vettingDelay?: string
  /** Requests that a partner may send in a minute, 0 for any number. Default: 0. */
  readonly throttlePerMinute?: number
  /** Refuses users who signed in without a second factor. Default: true, as Partner Center does. */
  readonly enforceMfa?: boolean
  /** Exchanges that `requests()` can look back upon. Default: 10,000. */
  readonly journalEntries?: number
  /**
   * Partners, users, applications, codes, customers and lists to add to the well-known data, in the form of
   * the file that `accredit admin apply` takes.
   */
  readonly seed?: object
}

const known = [
  'port',
  'data',
  'vettingDelay',
  'throttlePerMinute',
  'enforceMfa',
  'journalEntries',
  'seed',
] as const satisfies readonly (keyof SandboxOptions)[]

/**
 * Reads the options of `startSandbox()` into the configuration of the service.
 * @throws TypeError for a name that is not known; ConfigError for a value that cannot be used
 */
export function readSandboxOptions(options: SandboxOptions): Config {
  for (const name of Object.keys(options)) {
    if (known.some((each) => each === name)) continue
    throw new TypeError(`startSandbox has no option "${name}"; known are ${known.join(', ')}`)
  }
  const { data, enforceMfa = true } = options
  const values: Partial<Record<OptionName, string>> = {
    port: String(options.port ?? 0),
    throttlePerMinute: String(options.throttlePerMinute ?? 0),
    enforceMfa: enforceMfa ? 'on' : 'off',
    logLevel: 'silent',
    metrics: 'off',
    ...(data === undefined ? { store: 'memory' } : { data }),
    ...(options.journalEntries !== undefined && { journalEntries: String(options.journalEntries) }),
    ...(options.vettingDelay !== undefined && { vettingDelay: options.vettingDelay }),
  }
  // Nothing of the environment: a test has the same sandbox on every machine.
  return readConfig(values, {})
}
