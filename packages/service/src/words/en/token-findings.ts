import type { ServiceFormats } from '../formats.ts'

/** Findings of `accredit doctor` about a token, and what to do. */
export const tokenFindings = {
  results: { ok: 'ok', note: 'note', wrong: 'wrong' },
  rules: {
    form: 'form',
    audience: 'audience',
    issuer: 'issuer',
    validity: 'validity',
    scope: 'scope',
    application: 'application',
    caller: 'caller',
    mfa: 'mfa',
    service: 'service',
    call: 'call',
    roles: 'roles',
    layout: 'layout',
    replica: 'replica',
    state: 'state',
    name: 'name',
    certificate: 'certificate',
    clock: 'clock',
    answer: 'answer',
  },
  none: 'none',
  form: {
    is: ({ version }: { version: string }) => `a version ${version} token`,
    isNone: 'no JSON Web Token',
    fix: 'Give an access token, three parts with dots between, not a refresh token.',
  },
  audience: {
    archived: ({ audience }: { audience: string }) =>
      `${audience}, the default of the archived SDKs`,
    fix: ({ scope }: { scope: string }) => `Ask for the scope ${scope}.`,
  },
  issuerFix: (
    { expected, authority }: { expected: readonly string[]; authority: string },
    { either }: ServiceFormats,
  ) =>
    `Expected ${either(expected)}: sign in at ${authority}, or point --url, --cloud or --authority at the token’s own service.`,
  validity: {
    endless: 'no end',
    endlessFix: 'Get another token.',
    ended: ({ ago }: { ago: number }, { duration }: ServiceFormats) =>
      `it ended ${duration(ago)} ago`,
    endedFix: 'Get a new one: "accredit token", or "accredit login" when the sign-in has ended.',
    early: ({ ahead }: { ahead: number }, { duration }: ServiceFormats) =>
      `it begins in ${duration(ahead)}`,
    earlyFix: 'Set the clock of this machine.',
    left: ({ left }: { left: number }, { duration }: ServiceFormats) =>
      `for another ${duration(left)}`,
  },
  caller: {
    app: ({ application, tenant }: { application: string; tenant: string }) =>
      `App-only: the application ${application} of tenant ${tenant}`,
    appFix: 'It can read; to set a qualification, sign in as a user (App+User).',
    user: ({ user, tenant }: { user: string; tenant: string }) =>
      `App+User: ${user} of tenant ${tenant}`,
    nameless: 'a user without a name',
    tenantUnknown: 'an unknown tenant',
    applicationUnknown: 'unknown',
  },
  applicationFix: 'Get a token that names its application (appid or azp).',
  scopeFix: ({ scope }: { scope: string }) =>
    `Ask for the scope ${scope} of this API, or for .default once it is granted.`,
  mfa: {
    none: 'the token names no method',
    fix: 'Sign in again with multi-factor authentication; a refresh token keeps what it had.',
  },
  call: {
    notTried: 'not tried: the token is not for this service',
    accepted: ({ service }: { service: string }) => `${service} accepts it`,
    distrusted: 'The service does not trust the signature or the tenant.',
  },
  service: {
    says: (values: { service: string; authority: string; audience: string }) =>
      `${values.service} says that it takes tokens of ${values.authority} for ${values.audience}`,
    fix: ({ options }: { options: string }) => `If that is right, run this again with ${options}`,
  },
  layout: {
    one: ({ version }: { version: string }) =>
      `PostgreSQL ${version}, one machine with the rows of all partners`,
    cluster: (found: { version: string; nodes: number; shards: number }) =>
      `PostgreSQL ${found.version}, a cluster of ${found.nodes} nodes; tables of partners in ${found.shards} shards each`,
    away: ({ node }: { node: string }) => `the node ${node} does not answer`,
    awayFix: 'Its partners are not served until it is back.',
  },
  replica: {
    used: ({ replica, lag }: { replica: string; lag: number }, { duration }: ServiceFormats) =>
      `${replica} answers reads, ${duration(lag)} behind`,
    unused: ({ replica, reason }: { replica: string; reason: string }) =>
      `${replica} is not read: ${reason}`,
  },
  webhook: {
    none: 'There are no webhooks.',
    states: {
      on: 'on',
      paused: 'paused',
      gone: 'switched off: it answered 410',
      failing: 'switched off: it failed for five days',
    },
    stateFix: 'Switch it on again on the dashboard once its receiver works.',
    name: ({ host, ip }: { host: string; ip: string }) => `${host} was reached at ${ip}`,
    certificate: ({ issuer, until }: { issuer: string; until: string }) =>
      `valid until ${until}, issued by ${issuer}`,
    renew: 'Renew it before it ends.',
    clockRight: 'agrees with that of the service',
    clockAhead: ({ by }: { by: string }) => `${by} ahead of that of the service`,
    clockBehind: ({ by }: { by: string }) => `${by} behind that of the service`,
    setClock:
      'Set the clock of the receiver: signatures that seem older or newer than five minutes are refused.',
    answered: ({ status, milliseconds }: { status: number; milliseconds: number }) =>
      `${status} in ${milliseconds} ms`,
    noAnswer: ({ fault }: { fault: string }) => `none: ${fault}`,
    fixes: {
      timeout: 'Answer within 15 s: put the event into a queue, and work on it later.',
      dns: 'Mend the name at its name servers, or change the address of the webhook.',
      tls: 'Give the endpoint a certificate for its name from a public authority, with the intermediate ones.',
      refused: 'Start the receiver, or open its port.',
      broken: 'Look for a crash in the log of the receiver or of the proxy before it.',
      guard: 'Give the endpoint an address of the internet; nothing is sent into private networks.',
      unsent: 'Name the same secrets key, or event certificate, for all nodes of the service.',
      '3xx': 'Change the address of the webhook to the final one; redirects are not followed.',
      '4xx': 'Compare the secret of the receiver, and verify the body as it arrived.',
      '5xx': 'Look at the log of the receiver.',
      other: 'Look at the log of the receiver.',
    },
  },
  roles: {
    reviewer: 'reviewer of the vetting desk',
    fix: 'To ask for qualifications, be Admin or Sales agent.',
  },
}
