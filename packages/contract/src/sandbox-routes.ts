import { Type } from 'typebox'
import { allRoutes } from './all-routes.ts'
import type { ErrorName } from './errors.ts'
import type { DescribedRoute } from './route.ts'
import { inAnyCase } from './texts.ts'

/** Operation of the sandbox's own controls. */
export interface SandboxRoute extends DescribedRoute {
  /** Absent where nobody has to sign in. */
  readonly signIn?: string
}

const operationNames = Object.keys(allRoutes) as (keyof typeof allRoutes)[]

const duration = (description: string) =>
  Type.String({
    minLength: 3,
    pattern:
      '^ *P([0-9]+W|([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]+)?S)?)?) *$',
    description,
  })

const whole = (most: number, description: string, least = 0) =>
  Type.Integer({ minimum: least, maximum: most, description })

const Clock = Type.Object(
  {
    now: Type.String({ format: 'date-time', description: 'The service clock.' }),
    aheadByMilliseconds: Type.Integer({
      minimum: 0,
      description: 'Milliseconds that it is ahead of the real clock.',
    }),
  },
  { $id: 'Clock' },
)

const ClockChange = Type.Object(
  { advance: duration('An ISO 8601 duration such as PT72H or P3D; 100 years in all at most.') },
  { $id: 'ClockChange', additionalProperties: false },
)

const faultRule = {
  route: Type.Optional(
    Type.Enum(operationNames, { description: 'The operation that it strikes; else every one.' }),
  ),
  status: Type.Optional(
    Type.Union([whole(599, 'The status of the answer.', 400), Type.Literal('disconnect')], {
      description: '`disconnect` ends the connection without an answer.',
    }),
  ),
  retryAfter: Type.Optional(whole(1_000_000, 'Seconds of Retry-After; with a status in figures.')),
  latency: Type.Optional(
    Type.String({
      pattern: '^ *PT([0-4]M([0-5]?[0-9]([.][0-9]+)?S)?|5M|[0-2]?[0-9]{1,2}([.][0-9]+)?S|300S) *$',
      description: 'Delay before anything else happens, e.g. PT0.5S; PT5M at most.',
    }),
  ),
  share: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      description: 'The part of the calls that it strikes.',
    }),
  ),
  count: Type.Optional(whole(1_000_000, 'Calls that it strikes before it ends.', 1)),
  seed: Type.Optional(
    whole(1_000_000, 'Decides which calls the share strikes: the same seed, the same calls.'),
  ),
}

/** Texts of a choice are read in any case. */
const moment = Type.Union(
  [
    Type.Enum(['before', 'after']),
    Type.String({
      pattern: `^ *(${['before', 'after'].map((word) => inAnyCase(word)).join('|')}) *$`,
    }),
  ],
  { description: '`after` carries the call out and loses its answer.' },
)

const FaultRules = Type.Object(
  {
    faults: Type.Array(
      Type.Object(
        { ...faultRule, when: Type.Optional(moment) },
        {
          additionalProperties: false,
          anyOf: [
            { required: ['status'], properties: { status: { type: ['integer', 'string'] } } },
            { required: ['latency'], properties: { latency: { type: 'string' } } },
          ],
          if: { properties: { retryAfter: { type: 'integer' } }, required: ['retryAfter'] },
          // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
          then: { properties: { status: { type: 'integer' } }, required: ['status'] },
        },
      ),
      { maxItems: 100, description: 'They take the place of all others; an empty list ends them.' },
    ),
  },
  { $id: 'FaultRules', additionalProperties: false },
)

const Faults = Type.Object(
  {
    faults: Type.Array(
      Type.Object({
        ...faultRule,
        when: Type.Enum(['before', 'after']),
        share: Type.Number(),
        seed: Type.Integer(),
        seen: Type.Integer({ minimum: 0, description: 'Calls that it could have struck.' }),
        struck: Type.Integer({ minimum: 0, description: 'Calls that it struck.' }),
      }),
    ),
  },
  { $id: 'Faults' },
)

const Journal = Type.Object(
  {
    entries: Type.Array(
      Type.Object({
        at: Type.String({ format: 'date-time', description: 'By the service clock.' }),
        method: Type.String(),
        path: Type.String(),
        query: Type.Optional(Type.String({ description: 'Without what is secret.' })),
        route: Type.Optional(Type.Enum(operationNames)),
        customerId: Type.Optional(Type.String({ format: 'uuid' })),
        requestId: Type.String({ format: 'uuid' }),
        correlationId: Type.String({ format: 'uuid' }),
        partnerId: Type.Optional(Type.String({ format: 'uuid' })),
        user: Type.Optional(Type.String({ description: 'Who called, where a user did.' })),
        received: Type.Optional(
          Type.Unknown({ description: 'The body as JSON, without what is secret.' }),
        ),
        status: Type.Optional(
          Type.Integer({ description: 'Absent where the connection ended without an answer.' }),
        ),
        answered: Type.Optional(
          Type.Unknown({ description: 'The body as JSON, without what is secret.' }),
        ),
        faulty: Type.Boolean({ description: 'True when a fault struck it.' }),
        milliseconds: Type.Number(),
      }),
      { description: 'Oldest first.' },
    ),
  },
  { $id: 'Journal' },
)

const CustomerCount = Type.Object(
  {
    count: whole(1_000_000, 'Number of customers.', 1),
    seed: Type.Optional(
      whole(0xff_ff, 'The series: the same seed, the same customers. Default 1.'),
    ),
  },
  { $id: 'CustomerCount', additionalProperties: false },
)

const AddedCustomers = Type.Object(
  {
    added: Type.Integer({ minimum: 0 }),
    firstId: Type.String({ format: 'uuid' }),
    lastId: Type.String({ format: 'uuid' }),
    seed: Type.Integer(),
    milliseconds: Type.Integer({ minimum: 0 }),
  },
  { $id: 'AddedCustomers' },
)

/** The refusals of every sandbox route. */
export const commonSandboxRefusals = [
  'SiteNotAllowed',
  'RequestTooLarge',
  'MalformedRequest',
  'MethodNotAllowed',
  'UnexpectedError',
  'ServiceUnavailable',
] as const satisfies ErrorName[]

/** The sandbox's own controls, which do not exist in production. */
export const sandboxRoutes = {
  getClock: {
    method: 'GET',
    path: '/sandbox/v1/clock',
    summary: 'Read the service clock.',
    success: { status: 200, schema: Clock },
    refusals: [],
  },
  advanceClock: {
    method: 'POST',
    path: '/sandbox/v1/clock',
    summary: 'Put the service clock ahead for good.',
    body: ClockChange,
    success: { status: 200, schema: Clock },
    refusals: ['InvalidRequestInput'],
  },
  resetSandbox: {
    method: 'POST',
    path: '/sandbox/v1/reset',
    summary: 'Start again with the well-known data; the clock stays where it is.',
    success: { status: 204 },
    refusals: [],
  },
  getFaults: {
    method: 'GET',
    path: '/sandbox/v1/faults',
    summary: 'Read the faults that calls meet, with what they have struck so far.',
    success: { status: 200, schema: Faults },
    refusals: [],
  },
  replaceFaults: {
    method: 'PUT',
    path: '/sandbox/v1/faults',
    summary: 'Let calls meet these faults, instead of all others.',
    body: FaultRules,
    success: { status: 200, schema: Faults },
    refusals: ['InvalidRequestInput'],
  },
  getJournal: {
    method: 'GET',
    path: '/sandbox/v1/journal',
    summary: 'Read what was received and answered.',
    query: {
      route: Type.Enum(operationNames, { description: 'The operation.' }),
      customer: Type.String({ format: 'uuid', description: 'The customer’s Microsoft ID.' }),
      requestId: Type.String({ format: 'uuid' }),
      limit: whole(1_000, 'The last so many. Default 100.', 1),
    },
    success: { status: 200, schema: Journal },
    refusals: ['InvalidRequestInput'],
  },
  generateCustomers: {
    method: 'POST',
    path: '/sandbox/v1/customers',
    summary: 'Add made-up customers to the partner who calls.',
    signIn: 'App-only or App+User, of a partner; no role.',
    body: CustomerCount,
    success: { status: 201, schema: AddedCustomers },
    refusals: [
      'PartnerTokenMissing',
      'AccessDenied',
      'InvalidAudience',
      'ApplicationNotRegistered',
      'ApplicationNotAllowed',
      'ScopeNotGranted',
      'MfaRequired',
      'InvalidRequestInput',
    ],
  },
} as const satisfies Record<string, SandboxRoute>
