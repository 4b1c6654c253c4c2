/** Imports allowed for the files below a path. The longest matching path wins. */
export interface ImportRule {
  /** A folder with a trailing slash, or a file. */
  readonly files: string
  /**
   * Folders or files of this repository, packages by name, `node:*` for all of Node's modules, and
   * `*` for every package that `guarded` does not name. With the prefix `type `, only as `import
   * type`.
   */
  readonly mayImport: readonly string[]
  readonly because: string
}

/** Something that only the listed files may use, whatever the rule of their folder says. */
export interface Guarded {
  /** A folder or file of this repository, or a module name. */
  readonly things: readonly string[]
  readonly only: readonly string[]
  readonly because: string
}

const contract = '@accredit/contract'
const client = '@accredit/client'
const service = 'packages/service/src/'
const inContract = (...paths: string[]) => paths.map((path) => `${contract}/${path}`)
const languages = inContract('words', 'words/en', 'words/pt-BR', 'words/pt-PT')
const words = [...languages, ...inContract('bulk-words', 'report-words')]
const inService = (...paths: string[]) =>
  paths.map((path) =>
    path.startsWith('type ') ? `type ${service}${path.slice(5)}` : service + path,
  )

/** Dependencies point one way. Tests may cross these lines. */
export const importRules: readonly ImportRule[] = [
  {
    files: 'packages/contract/src/',
    mayImport: ['packages/contract/src/', 'typebox'],
    because: 'the contract is data that runs anywhere, and everything else builds on it',
  },
  {
    files: 'packages/client/src/',
    mayImport: [
      'packages/client/src/',
      `type ${contract}`,
      ...inContract('bulk-rows', 'bulk-rules', 'events', 'fault-profiles', 'guid'),
      ...inContract('qualification', 'report-steps', 'sandbox-limits', 'vetting-reasons'),
      '*',
    ],
    because:
      'the client runs wherever fetch is, and schemas are compiled in the service alone: it takes types, and the tables that need no schema',
  },
  {
    files: 'packages/client/src/node/',
    mayImport: ['packages/client/src/', `${contract}/bulk-rules`, 'node:*'],
    because: 'code that needs files is separate, so that the rest of the client runs anywhere',
  },
  {
    files: 'packages/dashboard/src/',
    mayImport: ['packages/dashboard/src/', client, `type ${contract}`, ...words, '*'],
    because:
      'the dashboard talks to the service only through the client, and takes the words of its language from the contract',
  },
  {
    files: 'conformance/',
    mayImport: ['conformance/', contract, 'node:*', '*'],
    because: 'the suite knows only a base URL, so that it can judge any service',
  },
  {
    files: service,
    mayImport: [service, contract, client, 'node:*', '*'],
    because: 'a package is reached by its name, never through its folder',
  },
  {
    files: `${service}words/`,
    mayImport: [
      ...inService(
        'words/',
        'pages/html.ts',
        'config/options.ts',
        'type audit/',
        'type rules/',
        'type files/',
      ),
      contract,
      `${contract}/sandbox-limits`,
      `${contract}/vetting-reasons`,
      ...words,
    ],
    because: 'words are tables, so that a language is one folder of them',
  },
  {
    files: `${service}rules/`,
    mayImport: [...inService('rules/'), contract],
    because: 'rules are pure: no store, no clock, no Node, so that a test needs only arguments',
  },
  {
    files: `${service}operations/`,
    mayImport: [
      ...inService(
        'operations/',
        'rules/',
        'store/queries/',
        'store/command.ts',
        'type store/',
        'ids/',
        'type live/',
      ),
      contract,
      'node:crypto',
      '*',
    ],
    because: 'an operation combines rules and queries and knows neither its callers nor dialects',
  },
  {
    files: `${service}store/`,
    mayImport: [
      ...inService(
        'store/',
        'rules/refusal.ts',
        'rules/describe/answer-refusal.ts',
        'rules/rolled-back.ts',
        'files/',
        'words/',
        'config/',
        'type rules/',
      ),
      contract,
      'node:*',
      '*',
    ],
    because: 'the store stores and does not decide: it knows rules only by their refusals',
  },
  {
    files: `${service}vetting/`,
    mayImport: [
      ...inService(
        'vetting/',
        'operations/',
        'rules/',
        'store/queries/',
        'store/unavailable.ts',
        'store/in-slices.ts',
        'words/problem.ts',
        'config/',
        'ids/',
        'type store/',
      ),
      contract,
      'node:*',
      '*',
    ],
    because: 'the worker writes only through operations',
  },
  {
    files: `${service}http/`,
    mayImport: [
      ...inService(
        'http/',
        'operations/',
        'identity/',
        'rules/',
        'ids/',
        'log/scrub.ts',
        'pages/',
        'store/unavailable.ts',
        'type store/',
        'type config/',
      ),
      contract,
      'node:*',
      '*',
    ],
    because: 'http translates: what is stored is an operation’s business',
  },
  {
    files: `${service}identity/`,
    mayImport: [
      ...inService(
        'identity/',
        'rules/',
        'store/queries/',
        'pages/',
        'words/',
        'store/command.ts',
        'store/unavailable.ts',
        'type store/',
        'type config/',
      ),
      contract,
      'node:*',
      '*',
    ],
    because:
      'callers are identified before anything is done, so this depends on no operation or route',
  },
  {
    files: `${service}live/`,
    mayImport: [...inService('live/', 'store/queries/', 'type store/'), 'node:*', '*'],
    because: 'it publishes what was written and does not know its listeners',
  },
  {
    files: `${service}events/`,
    mayImport: [
      ...inService(
        'events/',
        'operations/',
        'rules/',
        'store/queries/',
        'live/bell.ts',
        'config/',
        'files/',
        'ids/',
        'words/load-speech.ts',
        'words/problem.ts',
        'type words/words.ts',
        'type store/',
      ),
      contract,
      'node:*',
      '*',
    ],
    because: 'it delivers what was written, and writes only through operations',
  },
  {
    files: `${service}bulk/`,
    mayImport: [
      ...inService(
        'bulk/',
        'operations/',
        'rules/',
        'store/queries/',
        'store/unavailable.ts',
        'live/bell.ts',
        'ids/',
        'type store/',
      ),
      contract,
      '*',
    ],
    because: 'it runs jobs only through operations',
  },
  {
    files: `${service}sandbox/`,
    mayImport: [
      ...inService(
        'sandbox/',
        'operations/',
        'store/',
        'commands.ts',
        'identity/',
        'rules/',
        'ids/',
        'tls/event-certificate.ts',
        'config/read-duration.ts',
        'log/scrub.ts',
        'type modes/',
        'type config/',
        'type http/context.ts',
        'type open-instance.ts',
      ),
      contract,
      'node:*',
      '*',
    ],
    because: 'the sandbox uses the service as it is; the service does not know the sandbox',
  },
]

export const guarded: readonly Guarded[] = [
  {
    things: [client],
    only: ['packages/dashboard/', 'conformance/', ...inService('cli/', 'testing/', 'bin.ts')],
    because: 'the service does not learn its own wire types from an SDK',
  },
  {
    things: [`${service}sandbox/`],
    only: inService('sandbox/', 'cli/', 'service.ts', 'bin.ts'),
    because: 'code that must not exist in production stays in one folder with few entry points',
  },
  {
    things: [`${service}cli/`],
    only: inService('cli/', 'bin.ts'),
    because: 'the command line is a user of the service',
  },
  {
    things: ['fastify'],
    only: inService('http/', 'sandbox/', 'identity/issuer/routes.ts', 'modes/', 'service.ts'),
    because: 'the web server can be replaced where routes are bound, and nowhere else',
  },
  {
    things: ['pg', 'kysely', 'node:sqlite'],
    only: ['packages/client/src/node/', ...inService('store/', 'cli/')],
    because: 'SQL lives below store/, and in the ledgers of the client',
  },
  {
    things: ['node:https'],
    only: ['conformance/', ...inService('events/', 'sandbox/repeat-exchange.ts')],
    because: 'everything that the service sends to third parties goes through one guarded place',
  },
  {
    things: ['process', 'console', 'node:process', 'node:console'],
    // A lock records the process that holds it; one variable moves both command line and client.
    only: [
      'packages/client/src/default-address.ts',
      'packages/client/src/node/ledger-file.ts',
      ...inService('bin.ts', 'cli/', 'store/dialects/sqlite/lock-file.ts'),
    ],
    because: 'imports have no effects: environment, streams and exit belong to the command line',
  },
]

/** A longer file usually holds two things. */
export const mostCodeLines = 400
