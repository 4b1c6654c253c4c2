import { readConfig, type Config, type OptionName } from '../config/config.ts'

/** Options of `startSandbox()`. */
export interface SandboxOptions {
  /** Port to listen on, on loopback. Default: 0, a free one. */
  readonly port?: number
  /** Folder for data that outlives the sandbox. Default: none, the data is held in memory. */
  readonly data?: string
  /**
   * Time of the service clock from a request to its verdict, as an ISO 8601 duration. `PT0S` decides
   * at once. Default: `PT5S`, so that a test sees *InReview* and then advances the clock.
   */
  readonly vettingDelay?: string
  /**
   * `at-once` decides at once, as with `vettingDelay: 'PT0S'`; `by-hand` decides when a test calls
   * `decideNow`, or advances the clock by a hundred years. Cannot be combined with `vettingDelay`.
   */
  readonly verdicts?: 'at-once' | 'by-hand'
  /** Requests that a partner may send per minute; 0 for no limit. Default: 0. */
  readonly throttlePerMinute?: number
  /** Refuses users who signed in without a second factor. Default: true, as Partner Center does. */
  readonly enforceMfa?: boolean
  /** Number of recent exchanges that `requests()` returns. Default: 10,000. */
  readonly journalEntries?: number
  /**
   * Partners, users, applications, codes, customers and lists to add to the well-known data, in the
   * format of the file for `accredit admin apply`. Members with a `userPrincipalName` can sign in.
   */
  readonly seed?: object
}

const known = [
  'port',
  'data',
  'vettingDelay',
  'verdicts',
  'throttlePerMinute',
  'enforceMfa',
  'journalEntries',
  'seed',
] as const satisfies readonly (keyof SandboxOptions)[]

const delays = { 'at-once': 'PT0S', 'by-hand': 'P36500D' } as const

/**
 * Converts the options of `startSandbox()` to the configuration of the service.
 * @throws TypeError for an unknown option or options that are no object; ConfigError for an invalid
 * value
 */
export function readSandboxOptions(options: SandboxOptions): Config {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`startSandbox takes an object of options, not ${String(options)}`)
  }
  for (const name of Object.keys(options)) {
    if (known.some((each) => each === name)) continue
    throw new TypeError(`startSandbox has no option "${name}"; known are ${known.join(', ')}`)
  }
  const { data, enforceMfa = true, verdicts } = options
  if (verdicts !== undefined && !Object.hasOwn(delays, verdicts)) {
    throw new TypeError(`startSandbox: verdicts is "${verdicts}"; it must be at-once or by-hand`)
  }
  if (verdicts !== undefined && options.vettingDelay !== undefined) {
    throw new TypeError('startSandbox takes verdicts or vettingDelay, not both')
  }
  const vettingDelay = verdicts === undefined ? options.vettingDelay : delays[verdicts]
  const values: Partial<Record<OptionName, string>> = {
    port: String(options.port ?? 0),
    throttlePerMinute: String(options.throttlePerMinute ?? 0),
    enforceMfa: enforceMfa ? 'on' : 'off',
    logLevel: 'silent',
    metrics: 'off',
    ...(data === undefined ? { store: 'memory' } : { data }),
    ...(options.journalEntries !== undefined && { journalEntries: String(options.journalEntries) }),
    ...(vettingDelay !== undefined && { vettingDelay }),
  }
  // Ignores the environment, so that a test has the same sandbox on every machine.
  return readConfig(values, {}, undefined, (name) => name)
}
