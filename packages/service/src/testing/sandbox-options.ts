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
  /**
   * `at-once`: the answer to a request is its verdict's beginning, as with `vettingDelay: 'PT0S'`.
   * `by-hand`: a verdict comes when `decideNow` is called, or the clock is put ahead by a hundred years.
   * Not beside `vettingDelay`.
   */
  readonly verdicts?: 'at-once' | 'by-hand'
  /** Requests that a partner may send in a minute, 0 for any number. Default: 0. */
  readonly throttlePerMinute?: number
  /** Refuses users who signed in without a second factor. Default: true, as Partner Center does. */
  readonly enforceMfa?: boolean
  /** Exchanges that `requests()` can look back upon. Default: 10,000. */
  readonly journalEntries?: number
  /**
   * Partners, users, applications, codes, customers and lists to add to the well-known data, in the form of
   * the file that `accredit admin apply` takes. Members with a `userPrincipalName` can sign in.
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
 * Reads the options of `startSandbox()` into the configuration of the service.
 * @throws TypeError for no object or a name that is not known; ConfigError for a value that cannot be used
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
  // Nothing of the environment: a test has the same sandbox on every machine.
  return readConfig(values, {}, undefined, (name) => name)
}
