import { eventOptions } from './event-options.ts'
import type { Option } from './option.ts'

/**
 * Every option of the service under its name in the file; flag and variable derive from it. The
 * command line, the environment and the reference read this table.
 */
export const options = {
  mode: {
    kind: 'choice',
    of: ['sandbox', 'production'],
    default: 'sandbox',
    explanation: 'sandbox: a local Partner Center with its own data. production: your own service.',
  },
  host: {
    kind: 'text',
    default: '127.0.0.1',
    explanation: 'Address to listen on. Use the sandbox on this machine only.',
  },
  port: {
    kind: 'whole',
    from: 0,
    to: 65_535,
    default: '8787',
    explanation: 'Port to listen on; 0 chooses a free one.',
  },
  probePort: {
    kind: 'whole',
    from: 0,
    to: 65_535,
    default: '0',
    explanation: 'Port on which "accredit work" serves /healthz and /readyz; 0 disables it.',
  },
  publicUrl: {
    kind: 'address',
    default: '',
    explanation:
      'Public address of the service, when callers reach it through a proxy. Below a path only the API and the sign-in work: the dashboard needs a host of its own.',
  },
  tls: {
    kind: 'switch',
    default: 'off',
    explanation:
      'Serve https instead of http, with a certificate from a local CA, tls/ca.pem in the data folder, which clients must trust.',
  },
  tlsCertificate: {
    kind: 'text',
    default: '',
    explanation: 'File with your own certificate and its chain, in PEM, for https. Needs tls-key.',
  },
  tlsKey: {
    kind: 'text',
    default: '',
    explanation: 'File with the private key of tls-certificate, in PEM, without a password.',
  },
  data: {
    kind: 'text',
    default: '.accredit',
    explanation: 'Folder of the SQLite store and the TLS certificates, for one server at a time.',
  },
  store: {
    kind: 'text',
    default: 'sqlite',
    explanation:
      'sqlite (a file in the data folder), memory (deleted at the end), or postgres://…; separate several hosts of one database by commas, and the primary is used.',
  },
  storeReplicas: {
    kind: 'text',
    default: '',
    explanation:
      'Address of streaming replicas of the store’s PostgreSQL, e.g. postgres://accredit@db2.example,db3.example/accredit; each host is one. They answer lists, searches and figures while they are up to date; the primary answers the rest.',
  },
  replicaLag: {
    kind: 'duration',
    default: 'PT2S',
    explanation: 'Lag from which a replica is no longer used.',
  },
  rescue: {
    kind: 'switch',
    default: 'off',
    explanation:
      'Serve a damaged store read-only, to copy what is left of it: reads are answered as far as its data is readable, writes get 503, no case is examined, nothing is sealed, and the store does not change.',
  },
  throttlePerMinute: {
    kind: 'whole',
    from: 0,
    to: 10_000_000,
    default: '500',
    explanation:
      'Calls per partner and minute below /v1/customers; 0 switches throttling off, the 60 qualification requests per customer included.',
  },
  maxCalls: {
    kind: 'whole',
    from: 1,
    to: 1_000_000,
    default: '512',
    explanation:
      'Concurrent calls; the next one gets 503 with Retry-After before any work is done for it.',
  },
  maxWrites: {
    kind: 'whole',
    from: 1,
    to: 1_000_000,
    default: '256',
    explanation:
      'Calls within max-calls that may write, so that reads are answered while many writes wait for the store.',
  },
  maxConnections: {
    kind: 'whole',
    from: 1,
    to: 1_000_000,
    default: '4000',
    explanation:
      'Connections whose calls are answered; on the next 128 every call but the probes gets 503, and further connections are closed.',
  },
  vettingDelay: {
    kind: 'duration',
    default: 'PT5S',
    explanation: 'Time between an Education request and the machine’s verdict; PT0S is at once.',
  },
  segmentRequired: {
    kind: 'switch',
    default: 'off',
    explanation: 'Refuse Education without educationSegment, as newer Partner Center editions do.',
  },
  customerLimit: {
    kind: 'whole',
    from: 0,
    to: 10_000_000,
    default: '0',
    explanation:
      'Customers that a partner may have before the next one is refused; 0 means no limit. Microsoft’s own sandbox allows 75.',
    only: 'sandbox',
  },
  journalEntries: {
    kind: 'whole',
    from: 0,
    to: 100_000,
    default: '10000',
    explanation:
      'Exchanges that the sandbox’s journal keeps in memory; 0 keeps none, for load tests.',
    only: 'sandbox',
  },
  journalBytes: {
    kind: 'whole',
    from: 65_536,
    to: 2_147_483_647,
    default: '64000000',
    explanation:
      'Maximum size of the sandbox’s journal in bytes; it drops the oldest exchanges first.',
    only: 'sandbox',
  },
  accountReviewDelay: {
    kind: 'duration',
    default: 'PT5S',
    explanation:
      'Duration of the review of a new or changed customer account; it blocks nothing here.',
  },
  enforceMfa: {
    kind: 'switch',
    default: 'on',
    explanation: 'Refuse users whose token does not prove multi-factor authentication.',
  },
  graphAudience: {
    kind: 'switch',
    default: 'off',
    explanation: 'Also accept tokens for https://graph.windows.net, the default of the old SDKs.',
  },
  authority: {
    kind: 'text',
    default: 'https://login.microsoftonline.com',
    explanation: 'Issuer of the tokens: the address of Entra ID.',
    only: 'production',
  },
  audience: {
    kind: 'text',
    default: '',
    explanation:
      'An audience of your own, e.g. api://accredit, accepted in addition to Partner Center’s. Reviewers need tokens for it, since your own app registration can give them their app role and Microsoft’s cannot.',
    only: 'production',
  },
  reviewerTenants: {
    kind: 'text',
    default: '',
    explanation:
      'Tenants of the reviewers, none of them a partner’s; ids separated by commas. The app role Vetting.Review counts only in their tokens. Without this or without audience there is no desk.',
    only: 'production',
  },
  dashboardClient: {
    kind: 'text',
    default: '',
    explanation:
      'Application (client) id with which the dashboard signs users in; its redirect address is /signed-in, registered as a single-page application.',
    only: 'production',
  },
  support: {
    kind: 'contact',
    default: '',
    explanation:
      'Support contact, an e-mail or web address, for partners who cannot be helped by another request.',
  },
  policy: {
    kind: 'text',
    default: '',
    explanation:
      'File with your own vetting policy, in YAML or JSON; without it the default policy applies.',
  },
  showDelay: {
    kind: 'duration',
    default: 'PT30S',
    explanation: 'Time to withdraw a decision of the desk before the partner sees it.',
  },
  twoPersons: {
    kind: 'switch',
    default: 'off',
    explanation: 'Require a second reviewer to confirm each decision of the desk.',
  },
  worker: {
    kind: 'switch',
    default: 'on',
    explanation: 'Examine vetting cases in this process.',
  },
  leaseDuration: {
    kind: 'duration',
    default: 'PT1M',
    explanation: 'Lease of a worker on its cases; when it ends, another worker takes them.',
  },
  auditKey: {
    kind: 'text',
    default: '',
    explanation:
      'File with the Ed25519 key that seals the activity log, in PEM; generated when it is missing. Default: audit-key.pem in the data folder. Nodes that share a database need the same one.',
  },
  ...eventOptions,
  auditRetention: {
    kind: 'duration',
    default: 'PT0S',
    explanation:
      'Retention of the activity log, e.g. P400D; the API reads 90 days. PT0S keeps it for ever.',
  },
  logLevel: {
    kind: 'choice',
    of: ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'],
    default: 'info',
    explanation: 'Log level of the JSON lines on standard error. Reads are logged at debug.',
  },
  metrics: {
    kind: 'switch',
    default: 'on',
    explanation:
      'Answer GET /metrics, in the Prometheus format. It needs no token and names nobody, but reveals the traffic; if the service is public, block it at the proxy or switch it off.',
  },
  bodyLimit: {
    kind: 'whole',
    from: 1_024,
    to: 16_777_216,
    default: '262144',
    explanation: 'Maximum size of a request body in bytes.',
  },
  requestTimeout: {
    kind: 'duration',
    default: 'PT30S',
    explanation: 'Time within which a request must arrive completely.',
  },
  stopTimeout: {
    kind: 'duration',
    default: 'PT10S',
    explanation: 'Time that calls in progress get at a stop.',
  },
} as const satisfies Record<string, Option>

type ValueOf<O extends Option> = O extends { kind: 'whole' | 'duration' }
  ? number
  : O extends { kind: 'switch' }
    ? boolean
    : O extends { kind: 'choice'; of: readonly (infer Choice)[] }
      ? Choice
      : string

/** The internal name of an option. */
export type OptionName = keyof typeof options

/** All options with their values; durations in milliseconds. */
export type Config = { readonly [Name in OptionName]: ValueOf<(typeof options)[Name]> }

/** The environment variable of an option, e.g. `ACCREDIT_MAX_CALLS`. */
export function variableOf(name: string): string {
  return `ACCREDIT_${name.replaceAll(/[A-Z]/g, '_$&').toUpperCase()}`
}

/** The flag of an option without its dashes, e.g. `max-calls`. */
export function flagOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Renamed options by their former names. */
export const renamedOptions: Readonly<Record<string, OptionName>> = { tenants: 'reviewerTenants' }
