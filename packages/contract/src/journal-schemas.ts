import { Type } from 'typebox'
import { errors, type ErrorName } from './errors.ts'
import { faultInForce, operationNames } from './sandbox-schemas.ts'

const headersOf = (whose: string) =>
  Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: `Headers of the ${whose} by their names in lower case, without what is secret.`,
    }),
  )
const body = Type.Optional(
  Type.Unknown({ description: 'The body as JSON, without what is secret.' }),
)
const count = (description: string) => Type.Integer({ minimum: 0, description })

export const JournalRefusal = Type.Object(
  {
    errorName: Type.Enum(Object.keys(errors) as ErrorName[]),
    code: Type.Integer({ description: 'Partner Center’s number; 0 where the answer has no body.' }),
    fidelity: Type.Enum(['documented', 'observed', 'assumed']),
    source: Type.String({
      description: 'Page or SDK that shows the refusal; the reason for an assumption.',
    }),
    rules: Type.Optional(
      Type.Array(Type.Object({ field: Type.Optional(Type.String()), rule: Type.String() }), {
        description: 'The rules that were broken, by name.',
      }),
    ),
  },
  { $id: 'JournalRefusal' },
)

export const JournalEntry = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    at: Type.String({ format: 'date-time', description: 'By the service clock.' }),
    method: Type.String(),
    path: Type.String(),
    query: Type.Optional(Type.String({ description: 'Without what is secret.' })),
    operation: Type.Optional(Type.Enum(operationNames)),
    customerId: Type.Optional(Type.String({ format: 'uuid' })),
    requestId: Type.String({ format: 'uuid' }),
    correlationId: Type.String({ format: 'uuid' }),
    partnerId: Type.Optional(Type.String({ format: 'uuid' })),
    user: Type.Optional(Type.String({ description: 'Who called, where a user did.' })),
    application: Type.Optional(
      Type.String({ description: 'MS-PartnerCenter-Application, where the caller sent it.' }),
    ),
    receivedHeaders: headersOf('request'),
    received: body,
    status: Type.Optional(
      Type.Integer({ description: 'Absent where the connection ended without an answer.' }),
    ),
    answeredHeaders: headersOf('answer'),
    answered: body,
    refusal: Type.Optional(JournalRefusal),
    fault: Type.Optional(Type.Object(faultInForce, { description: 'The fault that struck it.' })),
    caseId: Type.Optional(
      Type.String({
        format: 'uuid',
        description: 'The case that the request opened; in the answer for one entry alone.',
      }),
    ),
    milliseconds: Type.Number(),
  },
  { $id: 'JournalEntry' },
)

export const Journal = Type.Object(
  {
    entries: Type.Array(JournalEntry, { description: 'Oldest first.' }),
    found: count('Entries that fit the filter.'),
    newer: count('Those of them that came after the last one here.'),
    kept: Type.Object(
      {
        entries: count('Entries in the journal.'),
        bytes: count('Their size, about.'),
        mostEntries: count('The most entries that are kept: option `journalEntries`.'),
        mostBytes: count('The most bytes that are kept: option `journalBytes`.'),
        dropped: count('Entries that were dropped for newer ones.'),
      },
      { description: 'Size of the whole journal; the oldest entries are dropped first.' },
    ),
  },
  { $id: 'Journal' },
)

export const Repetition = Type.Object(
  {
    requestId: Type.Enum(['same', 'new'], {
      description: '`same` repeats the request, `new` makes another one of it.',
    }),
  },
  { $id: 'Repetition', additionalProperties: false },
)
