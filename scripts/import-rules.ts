/** Imports that the files below a path may have. The longest path that fits a file counts. */
export interface ImportRule {
  /** A folder, with a slash at its end, or a file. */
  readonly files: string
  /**
   * Folders or files of this repository, packages by name, `node:*` for all of Node's modules, and
   * `*` for every package that `guarded` does not name. After `type ` only as `import type`.
   */
  readonly mayImport: readonly string[]
  readonly because: string
}

/** A thing that few may use: whoever is not listed may not, whatever the rule of its folder says. */
export interface Guarded {
  /** A folder or file of this repository, or a module's name. */
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

/** Dependencies point one way. Tests cross these lines and are not held to them. */
export const importRules: readonly ImportRule[] = [
  {
    files: 'packages/contract/src/',
    mayImport: ['packages/contract/src/', 'typebox'],
    because: 'the contract is data that runs anywhere, and everything else rests on it',
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
    because: 'what needs files stands apart, so that the rest of the client runs anywhere',
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
    because:
      'an operation joins rules and queries and knows nothing of who calls it, or of dialects',
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
    because:
      'the store keeps and does not decide: of a rule it knows only the refusal it answers with',
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
    because: 'the worker writes through operations, never past them',
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
      'who calls is known before anything is done, so it depends on no operation and no route',
  },
  {
    files: `${service}live/`,
    mayImport: [...inService('live/', 'store/queries/', 'type store/'), 'node:*', '*'],
    because: 'it tells what was written and knows nothing of who listens',
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
    because: 'it delivers what was written, and writes through operations, never past them',
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
    because: 'it runs jobs through operations, never past them',
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
    because: 'the sandbox uses the service as it is; nothing in the service bends to it',
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
    because: 'what must not exist in production stays in one room with few doors',
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
    because: 'what the service sends to strangers goes through one guarded place',
  },
  {
    things: ['process', 'console', 'node:process', 'node:console'],
    // A lock names the process that holds it; one variable moves command line and client alike.
    only: [
      'packages/client/src/default-address.ts',
      'packages/client/src/node/ledger-file.ts',
      ...inService('bin.ts', 'cli/', 'store/dialects/sqlite/lock-file.ts'),
    ],
    because: 'importing does nothing: environment, streams and exit belong to the command line',
  },
]

/** More code lines than this are two things in one file. */
export const mostCodeLines = 400
