import type { ServiceFormats } from '../formats.ts'

/** Results, progress and notes of the commands; commands, options and variables stay as they are. */
export const notes = {
  /** People and applications that call, as `--verbose` names them. */
  callers: {
    token: 'the token of ACCREDIT_TOKEN',
    refreshToken: ({ tenant }: { tenant: string }) =>
      `the user of ACCREDIT_REFRESH_TOKEN in ${tenant}`,
    application: ({ id, tenant }: { id: string; tenant: string }) =>
      `the application ${id} of ${tenant}`,
    sandboxApplication: 'the application of Contoso',
    login: ({ user }: { user: string | undefined }) => `${user ?? 'the user'} of the stored login`,
  },
  calling: ({ service, who }: { service: string; who: string }) => `${service} as ${who}`,
  correlation: ({ id }: { id: string }) => `correlation id ${id}`,
  tokenOf: ({ who }: { who: string }) => `token of ${who}`,
  storeAwaited: (
    { held, milliseconds }: { held: string; milliseconds: number },
    { duration }: ServiceFormats,
  ) => `${held}; waiting up to ${duration(milliseconds)} for it to release the store.`,
  // A qualification
  verdictLater: ({ customerId }: { customerId: string }) =>
    `The verdict comes later: accredit wait ${customerId}`,
  verdictAwaited: ({ qualification, state }: { qualification: string; state: string }) =>
    `Waiting for the verdict on ${qualification}: ${state}`,
  askingAgain: 'no answer; retrying',
  noReason: 'no reason was given',
  // The sandbox's clock
  notAhead: 'nothing',
  // The desk
  toBeConfirmed: 'to be confirmed',
  nobody: 'nobody',
  worker: 'the service',
  earlier: ({ day }: { day: string }) => `Other case, ${day}`,
  confirmNeeded: ({ id }: { id: string }) =>
    `A second reviewer has to confirm it: accredit review confirm ${id}`,
  shownLater: ({ at, id }: { at: string; id: string }) =>
    `The partner sees it at ${at}; until then "accredit review undo ${id}" takes it back.`,
  // Sign-in
  enterCode: ({ url, code }: { url: string; code: string }) =>
    `Open ${url} and enter the code ${code}`,
  keptIn: {
    keyring: 'encrypted, with the key in the keyring of this computer',
    file: 'encrypted, with the key in a file that only you can read',
  },
  notInKeyring: ({ because }: { because: string }) => `not in the keyring: ${because}`,
  allForgotten: 'Every sign-in is forgotten.',
  signedOut: ({ service }: { service: string }) => `Signed out of ${service}.`,
  notSignedIn: ({ service }: { service: string }) => `Nobody was signed in to ${service}.`,
  // The store
  migrated: ({ version, name }: { version: number; name: string }) =>
    `The store has schema ${version} (${name}).`,
  distributed: ({ already, nodes, shards, tables }: Distribution) =>
    `The database ${already ? 'was' : 'is now'} distributed over ${nodes} nodes: ${tables.spread} tables in ${shards} shards each, ${tables.everywhere} on every node, ${tables.coordinator} on the coordinator.`,
  backedUp: (
    store: { schema: number; partners: number; customers: number },
    { number }: ServiceFormats,
  ) =>
    `Wrote a store of schema ${store.schema}: partners ${number(store.partners)}, customers ${number(store.customers)}.`,
  restored: (
    store: { schema: number; partners: number; customers: number },
    { number }: ServiceFormats,
  ) =>
    `Restored a store of schema ${store.schema}: partners ${number(store.partners)}, customers ${number(store.customers)}.`,
  keptApart: (
    { files, folder }: { files: readonly string[]; folder: string },
    { list }: ServiceFormats,
  ) => `Not in it, keep a copy apart: ${list(files)} in ${folder}`,
  putBeside: (
    { files, folder }: { files: readonly string[]; folder: string },
    { list }: ServiceFormats,
  ) => `Not in it: put your copy of ${list(files)} into ${folder} before you serve it.`,
  working: ({ place }: { place: string }) => `Accredit works on ${place}`,
  move: {
    opening: 'Opening both stores',
    read: ({ table }: { table: string }) => `Reading ${table}`,
    move: ({ table }: { table: string }) => `Moving ${table}`,
    verify: ({ table }: { table: string }) => `Comparing ${table}`,
    moved: ({ rows, to }: { rows: number; to: string }, { number, plural }: ServiceFormats) =>
      `Moved ${number(rows)} ${plural(rows, { one: 'row', other: 'rows' })} to ${to}, and compared each.`,
    copyFiles: (
      { files, folder }: { files: readonly string[]; folder: string },
      { list }: ServiceFormats,
    ) =>
      `Not in the database: copy ${list(files)} from ${folder} into the data folder of each node.`,
    keyElsewhere: ({ folder }: { folder: string }) =>
      `Not in the database: the key that seals the activity log is not in ${folder} either; each node needs it (ACCREDIT_AUDIT_KEY).`,
    oldStore: 'The old store is unchanged; do not serve it again.',
  },
  // The operator's changes
  noChange: 'Nothing changed: the values are the same already.',
  matchesFile: 'Nothing to change: the service already matches the file.',
  dryRun: 'Nothing was changed: this was a dry run.',
  stillInLog:
    'The write-ahead log still holds the old texts, because another process reads an older state. Run the command again later.',
  changed: {
    things: {
      application: 'application',
      code: 'code',
      customer: 'customer',
      domain: 'domain',
      grants: 'grants',
      member: 'member',
      partner: 'partner',
    },
    nothing: 'nothing',
    unlimited: 'unlimited',
    none: 'none',
    and: 'and',
  },
  // A service that serves
  ready: {
    ready: ({ service, url }: { service: string; url: string }) =>
      `${service} is ready: your own Partner Center at ${url}`,
    serving: ({ url }: { url: string }) => `Accredit serves at ${url}`,
    trust: ({ setting }: { setting: string }) => `Clients in Node trust it with ${setting}`,
    policy: ({ file }: { file: string }) => `Cases are decided by the policy of ${file}`,
    rescue: 'For rescue the store is only read: writes are answered 503.',
    users: (
      { user, others }: { user: string; others: readonly string[] },
      { either }: ServiceFormats,
    ) => `${user} (or ${either(others)})`,
    paste: 'Paste this into another terminal:',
  },
  /** Meaning of a qualification's state, and what to do. */
  outlook: {
    desk: 'The checks could not decide; a reviewer looks at it.',
    inReview: 'The request was accepted and is being vetted.',
    wait: 'Wait for the verdict, e.g. with "accredit wait".',
    approved: 'The customer is entitled to the special offers, for good.',
    atOnce: 'It took effect at once; this qualification is never vetted.',
    nothingToDo: 'Nothing needs to be done.',
    unknown: ({ status }: { status: string }) =>
      `The service says "${status}", which this release does not know.`,
    askOperator: 'Ask the operator of the service.',
    excluded: ({ other }: { other: string }) =>
      `Nothing can be done: it cannot be combined with ${other}.`,
    noRequestLeft: 'All requests are used; contact support.',
    canHelp: 'can help',
    cannotHelp: 'alone does not help',
  },
}

export interface Distribution {
  readonly already: boolean
  readonly nodes: number
  readonly shards: number
  readonly tables: Readonly<Record<'spread' | 'everywhere' | 'coordinator', number>>
}
