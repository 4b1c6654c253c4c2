import { eventTypes } from './events.ts'
import { vettingReasonTexts } from './vetting-reasons.ts'
import { Type } from 'typebox'
import { allRoutes } from './all-routes.ts'
import { qualificationNames } from './qualification.ts'
import { faultProfiles, type FaultProfileName } from './fault-profiles.ts'
import { sandboxLimits } from './sandbox-limits.ts'
import { inAnyCase } from './texts.ts'

/** Names of the operations that faults and journal tell of. */
export const operationNames = Object.keys(allRoutes) as (keyof typeof allRoutes)[]

const duration = (description: string) =>
  Type.String({
    minLength: 3,
    pattern:
      '^ *P([0-9]+W|([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]+)?S)?)?) *$',
    description,
  })

/** A whole number within bounds. */
export const whole = (most: number, description: string, least = 0) =>
  Type.Integer({ minimum: least, maximum: most, description })

export const Clock = Type.Object(
  {
    now: Type.String({ format: 'date-time', description: 'The service clock.' }),
    aheadByMilliseconds: Type.Integer({
      minimum: 0,
      description: 'Milliseconds that it is ahead of the real clock.',
    }),
  },
  { $id: 'Clock' },
)

export const ClockChange = Type.Object(
  {
    advance: Type.Optional(
      duration(
        `An ISO 8601 duration such as PT72H or P3D; ${sandboxLimits.clockYears} years in all at most.`,
      ),
    ),
    to: Type.Optional(
      Type.String({ format: 'date-time', description: 'A time later than the clock shows.' }),
    ),
  },
  {
    $id: 'ClockChange',
    additionalProperties: false,
    oneOf: [{ required: ['advance'] }, { required: ['to'] }],
  },
)

const faultRule = {
  operation: Type.Optional(
    Type.Enum([...operationNames, 'token'], {
      description:
        'The operation that it strikes, `token` for the token endpoint; else every one but that.',
    }),
  ),
  customer: Type.Optional(
    Type.String({ format: 'uuid', description: 'Strikes calls for this customer alone.' }),
  ),
  status: Type.Optional(whole(599, 'The status of the answer.', 400)),
  code: Type.Optional(
    whole(sandboxLimits.errorCode, 'Number of the error in the answer; with a status.'),
  ),
  body: Type.Optional(
    Type.Unknown({
      description: 'The answer’s body, in place of the contract’s own; with a status.',
    }),
  ),
  retryAfter: Type.Optional(whole(1_000_000, 'Seconds of Retry-After; with a status.')),
  latency: Type.Optional(
    Type.String({
      pattern: '^ *PT([0-4]M([0-5]?[0-9]([.][0-9]+)?S)?|5M|[0-2]?[0-9]{1,2}([.][0-9]+)?S|300S) *$',
      description: `Delay before anything else happens, e.g. PT0.5S; PT${sandboxLimits.latencyMinutes}M at most.`,
    }),
  ),
  cut: Type.Optional(
    Type.Literal(true, { description: 'Ends the connection without an answer; without a status.' }),
  ),
  share: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      description: 'The part of the calls that it strikes.',
    }),
  ),
  count: Type.Optional(whole(sandboxLimits.faultCount, 'Calls that it strikes before it ends.', 1)),
  seed: Type.Optional(
    whole(1_000_000, 'Decides which calls the share strikes: the same seed, the same calls.'),
  ),
}

/** Texts of a choice are read in any case. */
const choice = (words: readonly string[], description: string) =>
  Type.Union(
    [
      Type.Enum([...words]),
      Type.String({ pattern: `^ *(${words.map((word) => inAnyCase(word)).join('|')}) *$` }),
    ],
    { description },
  )

/** Things that a fault does beside a status, a delay or a cut. */
export const faultEffects = ['mfa', 'truncated', 'slow', 'old-links'] as const

const whenOf = choice(['before', 'after'], '`after` carries the call out and loses its answer.')
const effectOf = choice(
  faultEffects,
  '`mfa` refuses a user for want of a second factor, `truncated` ends the answer’s body in the middle, `slow` spreads it over the latency, `old-links` lets links of pages begin with /v1; without status and cut.',
)
const isWord = (word: string) => ({ pattern: `^ *${inAnyCase(word)} *$` })

const needs = (name: string, ...others: readonly string[]) => ({
  if: { required: [name] },
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  then: { anyOf: others.map((other) => ({ required: [other] })) },
})

export const FaultRule = Type.Object(
  { ...faultRule, when: Type.Optional(whenOf), effect: Type.Optional(effectOf) },
  {
    $id: 'FaultRule',
    additionalProperties: false,
    anyOf: ['status', 'latency', 'cut', 'effect'].map((name) => ({ required: [name] })),
    not: {
      anyOf: [
        { required: ['status', 'cut'] },
        { required: ['status', 'effect'] },
        { required: ['cut', 'effect'] },
      ],
    },
    allOf: [
      needs('retryAfter', 'status'),
      needs('code', 'status'),
      needs('body', 'status'),
      {
        if: {
          properties: { when: isWord('after') },
          required: ['when'],
        },
        // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
        then: { anyOf: [{ required: ['status'] }, { required: ['cut'] }] },
      },
      {
        if: { properties: { effect: isWord('slow') }, required: ['effect'] },
        // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
        then: { required: ['latency'] },
      },
    ],
  },
)

export const FaultRules = Type.Object(
  {
    faults: Type.Optional(
      Type.Array(FaultRule, {
        maxItems: sandboxLimits.faults,
        description: 'They take the place of all others; an empty list ends them.',
      }),
    ),
    profile: Type.Optional(
      choice(
        Object.keys(faultProfiles) as FaultProfileName[],
        `Faults ready by name. ${Object.entries(faultProfiles)
          .map(([name, { about }]) => `\`${name}\`: ${about}`)
          .join(' ')}`,
      ),
    ),
  },
  {
    $id: 'FaultRules',
    additionalProperties: false,
    oneOf: [{ required: ['faults'] }, { required: ['profile'] }],
  },
)

/** Members of a fault that is in force. */
export const faultInForce = {
  ...faultRule,
  when: Type.Enum(['before', 'after']),
  effect: Type.Optional(Type.Enum([...faultEffects])),
  share: Type.Number(),
  seed: Type.Integer(),
}

export const Faults = Type.Object(
  {
    faults: Type.Array(
      Type.Object({
        ...faultInForce,
        seen: Type.Integer({ minimum: 0, description: 'Calls that it could have struck.' }),
        struck: Type.Integer({ minimum: 0, description: 'Calls that it struck.' }),
      }),
    ),
  },
  { $id: 'Faults' },
)

export const Verdicts = Type.Object(
  {
    verdicts: Type.Array(
      Type.Object({
        caseId: Type.String({ format: 'uuid' }),
        partnerId: Type.String({ format: 'uuid' }),
        customerId: Type.String({ format: 'uuid' }),
        companyName: Type.String(),
        qualification: Type.Enum(qualificationNames),
        state: Type.Enum(['waiting', 'decided'], {
          description: 'Waits to be examined, or was decided at the desk and can be taken back.',
        }),
        openedAt: Type.String({ format: 'date-time' }),
        dueAt: Type.String({ format: 'date-time', description: 'By the service clock.' }),
      }),
      { description: `Pending verdicts, oldest request first; at most ${sandboxLimits.verdicts}.` },
    ),
    onDesk: Type.Integer({ minimum: 0, description: 'Cases that wait for a reviewer.' }),
  },
  { $id: 'Verdicts' },
)

export const Snapshot = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    takenAt: Type.String({ format: 'date-time', description: 'By the service clock.' }),
  },
  { $id: 'Snapshot' },
)

export const WantedSandbox = Type.Object(
  {
    name: Type.String({
      pattern: `^ *[a-z0-9-]{1,${sandboxLimits.sandboxName}} *$`,
      description: `1 to ${sandboxLimits.sandboxName} of the characters a to z, 0 to 9 and -.`,
    }),
    port: Type.Optional(
      whole(65_535, 'A port of its own, for clients that take no path; 0 chooses a free one.'),
    ),
    idle: Type.Optional(
      duration('Time without a request after which it is removed; PT0S keeps it. Default PT1H.'),
    ),
    snapshot: Type.Optional(
      Type.String({
        format: 'uuid',
        description: 'State to start with, a snapshot of the sandbox that is asked.',
      }),
    ),
  },
  { $id: 'WantedSandbox', additionalProperties: false },
)

export const NamedSandbox = Type.Object(
  {
    name: Type.String(),
    baseUrl: Type.String({ format: 'uri', description: 'Address of its API and its sign-in.' }),
    portUrl: Type.Optional(
      Type.String({ format: 'uri', description: 'The same at a port of its own.' }),
    ),
    createdAt: Type.String({ format: 'date-time', description: 'By the real clock.' }),
    idle: Type.String({ description: 'Time without a request after which it is removed.' }),
  },
  { $id: 'NamedSandbox' },
)

export const NamedSandboxes = Type.Object(
  { sandboxes: Type.Array(NamedSandbox) },
  { $id: 'NamedSandboxes' },
)

export const Snapshots = Type.Object(
  {
    snapshots: Type.Array(Snapshot, {
      description: `Oldest first; ${sandboxLimits.snapshots} are kept.`,
    }),
  },
  { $id: 'Snapshots' },
)

/** A file of SQLite. */
export const SnapshotFile = Type.String({
  contentMediaType: 'application/vnd.sqlite3',
  description: `A file of the embedded store; ${sandboxLimits.snapshotBytes / 2 ** 30} GiB at most.`,
})

export const CustomerCount = Type.Object(
  {
    count: whole(sandboxLimits.customers, 'Number of customers.', 1),
    seed: Type.Optional(
      whole(sandboxLimits.seed, 'The series: the same seed, the same customers. Default 1.'),
    ),
  },
  { $id: 'CustomerCount', additionalProperties: false },
)

export const AddedCustomers = Type.Object(
  {
    added: Type.Integer({ minimum: 0 }),
    firstId: Type.String({ format: 'uuid' }),
    lastId: Type.String({ format: 'uuid' }),
    seed: Type.Integer(),
    milliseconds: Type.Integer({ minimum: 0 }),
  },
  { $id: 'AddedCustomers' },
)

/** An event to emit without a cause. */
export const TriggeredEvent = Type.Object(
  {
    type: Type.Enum([...eventTypes], { description: 'The type.' }),
    customerId: Type.String({ format: 'uuid', description: 'A customer of the partner.' }),
    reason: Type.Optional(
      Type.Enum(vettingReasonTexts, { description: 'qualification.denied only, else ignored.' }),
    ),
  },
  { $id: 'TriggeredEvent' },
)
