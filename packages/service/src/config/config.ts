import { ConfigError } from './config-error.ts'
import { readOption, type Option } from './read-option.ts'

export { ConfigError, type Option }

/** Every option of the service. The command line, the environment and the reference read this table. */
export const options = {
  mode: {
    kind: 'choice',
    of: ['sandbox', 'production'],
    variable: 'ACCREDIT_MODE',
    flag: 'mode',
    default: 'sandbox',
    explanation: 'sandbox: a local Partner Center with its own data. production: your own service.',
  },
  host: {
    kind: 'text',
    variable: 'ACCREDIT_HOST',
    flag: 'host',
    default: '127.0.0.1',
    explanation: 'Address to listen on. Use the sandbox on this machine only.',
  },
  port: {
    kind: 'whole',
    from: 0,
    to: 65_535,
    variable: 'ACCREDIT_PORT',
    flag: 'port',
    default: '8787',
    explanation: 'Port to listen on; 0 chooses a free one.',
  },
  probePort: {
    kind: 'whole',
    from: 0,
    to: 65_535,
    variable: 'ACCREDIT_PROBE_PORT',
    flag: 'probe-port',
    default: '0',
    explanation: 'Port on which "accredit work" answers /healthz and /readyz; 0 disables it.',
  },
  publicUrl: {
    kind: 'text',
    variable: 'ACCREDIT_PUBLIC_URL',
    flag: 'public-url',
    default: '',
    explanation: 'Public address of the service, when callers reach it through a proxy.',
  },
  tls: {
    kind: 'switch',
    variable: 'ACCREDIT_TLS',
    flag: 'tls',
    default: 'off',
    explanation:
      'Serve https instead of http, with a certificate of a local authority, tls/ca.pem in the data folder; clients must trust it.',
  },
  tlsCertificate: {
    kind: 'text',
    variable: 'ACCREDIT_TLS_CERTIFICATE',
    flag: 'tls-certificate',
    default: '',
    explanation:
      'File with your own certificate and its chain, in PEM, to serve https with. Needs tls-key.',
  },
  tlsKey: {
    kind: 'text',
    variable: 'ACCREDIT_TLS_KEY',
    flag: 'tls-key',
    default: '',
    explanation: 'File with the private key of tls-certificate, in PEM, without a password.',
  },
  data: {
    kind: 'text',
    variable: 'ACCREDIT_DATA',
    flag: 'data',
    default: '.accredit',
    explanation: 'Folder of the SQLite store and the TLS certificates, for one server at a time.',
  },
  store: {
    kind: 'text',
    variable: 'ACCREDIT_STORE',
    flag: 'store',
    default: 'sqlite',
    explanation:
      'sqlite (a file in the data folder), memory (deleted at the end), or postgres://…; separate several hosts of one database by commas, and the primary is used.',
  },
  rescue: {
    kind: 'switch',
    variable: 'ACCREDIT_RESCUE',
    flag: 'rescue',
    default: 'off',
    explanation:
      'Serve a damaged store read-only, to copy what is left of it: reads are answered as far as its data can be read, writes get 503, nothing is examined or sealed, and nothing in the store changes.',
  },
  throttlePerMinute: {
    kind: 'whole',
    from: 0,
    to: 10_000_000,
    variable: 'ACCREDIT_THROTTLE_PER_MINUTE',
    flag: 'throttle-per-minute',
    default: '500',
    explanation:
      'Calls per partner and minute below /v1/customers; 0 switches throttling off, the 60 qualification requests per customer included.',
  },
  maxCalls: {
    kind: 'whole',
    from: 1,
    to: 1_000_000,
    variable: 'ACCREDIT_MAX_CALLS',
    flag: 'max-calls',
    default: '512',
    explanation:
      'Concurrent calls; the next one gets 503 with Retry-After before any work is done for it.',
  },
  maxWrites: {
    kind: 'whole',
    from: 1,
    to: 1_000_000,
    variable: 'ACCREDIT_MAX_WRITES',
    flag: 'max-writes',
    default: '256',
    explanation:
      'Calls among max-calls that may write, so that reads are answered while many writes wait for the store.',
  },
  maxConnections: {
    kind: 'whole',
    from: 1,
    to: 1_000_000,
    variable: 'ACCREDIT_MAX_CONNECTIONS',
    flag: 'max-connections',
    default: '4000',
    explanation:
      'Connections whose calls are answered; on the next 128 every call but the probes gets 503, and further connections are closed.',
  },
  vettingDelay: {
    kind: 'duration',
    variable: 'ACCREDIT_VETTING_DELAY',
    flag: 'vetting-delay',
    default: 'PT5S',
    explanation: 'Time between an Education request and the machine’s verdict; PT0S is at once.',
  },
  segmentRequired: {
    kind: 'switch',
    variable: 'ACCREDIT_SEGMENT_REQUIRED',
    flag: 'segment-required',
    default: 'off',
    explanation: 'Refuse Education without educationSegment, as newer Partner Center editions do.',
  },
  customerLimit: {
    kind: 'whole',
    from: 0,
    to: 10_000_000,
    variable: 'ACCREDIT_CUSTOMER_LIMIT',
    flag: 'customer-limit',
    default: '0',
    explanation:
      'Customers that a partner may have before the next one is refused; 0 means no limit. Microsoft’s own sandbox allows 75.',
    only: 'sandbox',
  },
  journalEntries: {
    kind: 'whole',
    from: 0,
    to: 100_000,
    variable: 'ACCREDIT_JOURNAL_ENTRIES',
    flag: 'journal-entries',
    default: '1000',
    explanation:
      'Exchanges that the sandbox’s journal remembers, in memory; 0 keeps none, for load tests.',
    only: 'sandbox',
  },
  accountReviewDelay: {
    kind: 'duration',
    variable: 'ACCREDIT_ACCOUNT_REVIEW_DELAY',
    flag: 'account-review-delay',
    default: 'PT5S',
    explanation:
      'Time that the review of a new or changed customer account takes; it blocks nothing here.',
  },
  enforceMfa: {
    kind: 'switch',
    variable: 'ACCREDIT_ENFORCE_MFA',
    flag: 'enforce-mfa',
    default: 'on',
    explanation: 'Refuse users whose token does not prove multi-factor authentication.',
  },
  graphAudience: {
    kind: 'switch',
    variable: 'ACCREDIT_GRAPH_AUDIENCE',
    flag: 'graph-audience',
    default: 'off',
    explanation: 'Also accept tokens for https://graph.windows.net, the default of the old SDKs.',
  },
  authority: {
    kind: 'text',
    variable: 'ACCREDIT_AUTHORITY',
    flag: 'authority',
    default: 'https://login.microsoftonline.com',
    explanation: 'Issuer of the tokens: the address of Entra ID.',
    only: 'production',
  },
  audience: {
    kind: 'text',
    variable: 'ACCREDIT_AUDIENCE',
    flag: 'audience',
    default: '',
    explanation:
      'An audience of your own, e.g. api://accredit, accepted beside Partner Center’s. Reviewers need tokens for it, since your own app registration can give them their app role and Microsoft’s cannot.',
    only: 'production',
  },
  reviewerTenants: {
    kind: 'text',
    variable: 'ACCREDIT_REVIEWER_TENANTS',
    flag: 'reviewer-tenants',
    default: '',
    explanation:
      'Tenants of the people at the vetting desk, none of them a partner’s; ids separated by commas. The app role Vetting.Review counts in their tokens alone. Without this or without audience there is no desk.',
    only: 'production',
  },
  dashboardClient: {
    kind: 'text',
    variable: 'ACCREDIT_DASHBOARD_CLIENT',
    flag: 'dashboard-client',
    default: '',
    explanation:
      'Application (client) id under which the dashboard signs users in; its redirect address is /signed-in, of the kind single-page application.',
    only: 'production',
  },
  policy: {
    kind: 'text',
    variable: 'ACCREDIT_POLICY',
    flag: 'policy',
    default: '',
    explanation:
      'File with your own vetting policy, in YAML or JSON; without it the default decides.',
  },
  showDelay: {
    kind: 'duration',
    variable: 'ACCREDIT_SHOW_DELAY',
    flag: 'show-delay',
    default: 'PT30S',
    explanation: 'Time to withdraw a decision of the desk before the partner sees it.',
  },
  twoPersons: {
    kind: 'switch',
    variable: 'ACCREDIT_TWO_PERSONS',
    flag: 'two-persons',
    default: 'off',
    explanation: 'Require a second reviewer to confirm each decision of the desk.',
  },
  worker: {
    kind: 'switch',
    variable: 'ACCREDIT_WORKER',
    flag: 'worker',
    default: 'on',
    explanation: 'Examine vetting cases in this process.',
  },
  leaseDuration: {
    kind: 'duration',
    variable: 'ACCREDIT_LEASE_DURATION',
    flag: 'lease-duration',
    default: 'PT1M',
    explanation: 'Lease of a worker on its cases, after which another worker takes them.',
  },
  auditKey: {
    kind: 'text',
    variable: 'ACCREDIT_AUDIT_KEY',
    flag: 'audit-key',
    default: '',
    explanation:
      'File with the Ed25519 key that seals the activity log, in PEM; generated when it is missing. Default: audit-key.pem in the data folder. Nodes that share a database need the same one.',
  },
  eventsKept: {
    kind: 'duration',
    variable: 'ACCREDIT_EVENTS_KEPT',
    flag: 'events-kept',
    default: 'P30D',
    explanation: 'Retention of events, within which a client that was offline can catch up.',
  },
  auditRetention: {
    kind: 'duration',
    variable: 'ACCREDIT_AUDIT_RETENTION',
    flag: 'audit-retention',
    default: 'PT0S',
    explanation:
      'Retention of the activity log, e.g. P400D; the API reads 90 days. PT0S keeps it for ever.',
  },
  logLevel: {
    kind: 'choice',
    of: ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'],
    variable: 'ACCREDIT_LOG_LEVEL',
    flag: 'log-level',
    default: 'info',
    explanation: 'Log level of the JSON lines on standard error. Reads are logged at debug.',
  },
  metrics: {
    kind: 'switch',
    variable: 'ACCREDIT_METRICS',
    flag: 'metrics',
    default: 'on',
    explanation:
      'Answer GET /metrics, in the Prometheus format. It needs no token and names nobody, but shows the traffic; where strangers reach the service, block it at the proxy or switch it off.',
  },
  bodyLimit: {
    kind: 'whole',
    from: 1_024,
    to: 16_777_216,
    variable: 'ACCREDIT_BODY_LIMIT',
    flag: 'body-limit',
    default: '262144',
    explanation: 'Maximum size of a request body in bytes.',
  },
  requestTimeout: {
    kind: 'duration',
    variable: 'ACCREDIT_REQUEST_TIMEOUT',
    flag: 'request-timeout',
    default: 'PT30S',
    explanation: 'Time within which a request must arrive completely.',
  },
  stopTimeout: {
    kind: 'duration',
    variable: 'ACCREDIT_STOP_TIMEOUT',
    flag: 'stop-timeout',
    default: 'PT10S',
    explanation: 'Time that calls under way get at a stop.',
  },
} as const satisfies Record<string, Option>

type ValueOf<O extends Option> = O extends { kind: 'whole' | 'duration' }
  ? number
  : O extends { kind: 'switch' }
    ? boolean
    : O extends { kind: 'choice'; of: readonly (infer Choice)[] }
      ? Choice
      : string

/** The name of an option inside the service. */
export type OptionName = keyof typeof options

/** All options with their values; durations in milliseconds. */
export type Config = { readonly [Name in OptionName]: ValueOf<(typeof options)[Name]> }

/** Sources of the configuration file's name, which no configuration file can set. */
export const configFileOption = {
  variable: 'ACCREDIT_CONFIG',
  flag: 'config',
  explanation: 'File with options by name, in YAML or JSON; flags and variables take precedence.',
} as const

/** The options that a configuration file gives, as texts. */
export interface ConfigFile {
  readonly path: string
  readonly values: Readonly<Partial<Record<OptionName, string>>>
}

/**
 * Reads the configuration: what is given wins over the environment, that over the file, and that
 * over the defaults.
 * @param given values by option name, e.g. of the flags; texts as a person wrote them
 * @throws ConfigError naming the option, the value and the rule
 */
export function readConfig(
  given: Partial<Record<OptionName, string>>,
  environment: Readonly<Record<string, string | undefined>>,
  file?: ConfigFile,
): Config {
  const values: Record<string, unknown> = {}
  const sources = new Map<OptionName, string>()
  for (const [name, option] of Object.entries(options) as [OptionName, Option][]) {
    const { flag, variable } = option
    const written = [
      [given[name], `--${flag}`],
      [environment[variable], variable],
      [file?.values[name], `${name} in ${file?.path}`],
    ] as const
    const [text, source] = written.find(([value]) => value !== undefined) ?? [undefined, '']
    if (text !== undefined) sources.set(name, source)
    values[name] = readOption(option, text ?? option.default, source || variable)
  }
  refuseFormerVariables(environment)
  refuseUnknownVariables(environment)
  const mode = String(values['mode'])
  for (const [name, source] of sources) {
    const { only }: Option = options[name]
    if (only && only !== mode) {
      throw new ConfigError(`${source} is for ${only} mode, but the mode is ${mode}`)
    }
  }
  if (mode === 'production' && values['store'] === 'memory') {
    const source = sources.get('store') ?? options.store.variable
    throw new ConfigError(
      `${source} is memory, which is for sandbox mode: all data would be lost at the end`,
    )
  }
  if (values['rescue'] === true && values['store'] === 'memory') {
    const source = sources.get('rescue') ?? options.rescue.variable
    throw new ConfigError(`${source} is on, but a store in memory has nothing to rescue`)
  }
  return Object.freeze(values) as Config
}

/** Variables of our prefix that are not options: of the client's side, and of the tests. */
const otherVariables =
  /^ACCREDIT_(URL|TOKEN|AS|TENANT|CLIENT_ID|CLIENT_SECRET|REFRESH_TOKEN|TEST_.*)$/

/** Options that were called otherwise, by their former names in the file. */
export const renamedOptions: Readonly<
  Record<string, { readonly flag: string; readonly variable: string; readonly now: OptionName }>
> = {
  tenants: { flag: 'tenants', variable: 'ACCREDIT_TENANTS', now: 'reviewerTenants' },
}

function refuseFormerVariables(environment: Readonly<Record<string, string | undefined>>): void {
  for (const { variable, now } of Object.values(renamedOptions)) {
    if (environment[variable] === undefined) continue
    throw new ConfigError(`${variable} is now called ${options[now].variable}: set that instead`)
  }
}

function refuseUnknownVariables(environment: Readonly<Record<string, string | undefined>>): void {
  const known = new Set<string>(Object.values(options).map(({ variable }) => variable))
  known.add(configFileOption.variable)
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('ACCREDIT_') && !known.has(name) && !otherVariables.test(name),
  )
  if (unknown.length > 0) throw new ConfigError(`${unknown.join(', ')}: no such option`)
}
