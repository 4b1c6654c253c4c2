import { Type, type Static } from 'typebox'
import { nextPage } from './collection.ts'
import { line, requiredLine } from './texts.ts'
import { vettingReasonTexts } from './vetting-reasons.ts'

const uuid = (description: string) => Type.String({ format: 'uuid', description })
const time = (description: string) => Type.String({ format: 'date-time', description })
const count = (description: string) => Type.Integer({ minimum: 0, description })
const cell = (description: string) => Type.Optional(Type.String({ description }))

/** The most rows of one job. */
export const mostBulkRows = 10_000
/** The highest number that a row can have in its file. */
export const highestBulkLine = 1_000_000
/** The most jobs of a partner that have not ended. */
export const mostBulkJobs = 20
/** Largest body that starts a job, in bytes. */
export const largestBulkBody = 8 * 1024 * 1024

/** Reasons why a row of a file could not be read, as the client's reader names them. */
export const unreadableRows = ['JsonInvalid', 'CellsTooMany', 'HeaderAgain', 'ColumnTwice'] as const

const values = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
  description: 'Values that its text names.',
})

/** A row to be requested. Its cells are read in any spelling, as those of a file. */
export const BulkJobRow = Type.Object(
  {
    line: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: highestBulkLine,
        description: 'Row in its file. Default: the place among the rows, from 1.',
      }),
    ),
    customerId: cell('Microsoft ID of the customer; wins over the next two.'),
    domain: cell('Primary domain of the customer.'),
    companyName: cell('Whole name of the customer.'),
    qualification: cell('The qualification.'),
    educationSegment: cell('Education only.'),
    website: cell('Education only.'),
    validationCode: cell('Required for GovernmentCommunityCloud.'),
    note: cell('Shown with the line, and used nowhere.'),
    problem: Type.Optional(
      Type.Object(
        { rule: Type.Enum([...unreadableRows]), values: Type.Optional(values) },
        { description: 'Reason why the row could not be read; it is refused for that.' },
      ),
    ),
  },
  { $id: 'BulkJobRow' },
)
export type BulkJobRow = Static<typeof BulkJobRow>

/** A new job. */
export const BulkJobDraft = Type.Object(
  {
    name: Type.Optional(line(200, 'For people, e.g. the name of the file.')),
    rows: Type.Array(BulkJobRow, { minItems: 1, maxItems: mostBulkRows }),
  },
  { $id: 'BulkJobDraft' },
)
export type BulkJobDraft = Static<typeof BulkJobDraft>

/** States of a job. */
export const bulkJobStates = ['running', 'done', 'cancelled', 'stopped'] as const
export type BulkJobState = (typeof bulkJobStates)[number]

/** Outcomes of a line. */
export const bulkLineOutcomes = ['pending', 'accepted', 'refused', 'duplicate', 'unknown'] as const
export type BulkLineOutcome = (typeof bulkLineOutcomes)[number]

/** Verdicts on an accepted line. */
export const bulkLineVerdicts = ['in-review', 'approved', 'denied', 'gone'] as const
export type BulkLineVerdict = (typeof bulkLineVerdicts)[number]

/** Filters for the lines of a job. */
export const bulkLineFilters = [...bulkLineOutcomes, ...bulkLineVerdicts] as const
export type BulkLineFilter = (typeof bulkLineFilters)[number]

/** Reason by its code, for programs and other languages. */
export const BulkJobFinding = Type.Object(
  {
    rule: Type.String({
      description: 'errorName of a refusal, or a code of bulk requests. An open set.',
    }),
    values: Type.Record(Type.String(), Type.Unknown(), {
      description: 'Values that its text names.',
    }),
  },
  { $id: 'BulkJobFinding' },
)

const text = Type.Optional(Type.String({ description: 'The finding as one English sentence.' }))

/** Lines of a job by what became of them. */
export const BulkJobCounts = Type.Object(
  {
    total: count('All lines.'),
    pending: count('Not requested yet.'),
    accepted: count('Requests that were accepted.'),
    refused: count('Requests that were refused, and rows that cannot be requested.'),
    duplicate: count('Rows that repeat one before.'),
    unknown: count('Rows whose customer is not known, or several have the name.'),
    inReview: count('Accepted, without a verdict yet.'),
    approved: count('Accepted and approved.'),
    denied: count('Accepted and denied.'),
    gone: count('Accepted; the customer was removed before the verdict.'),
  },
  { $id: 'BulkJobCounts' },
)
export type BulkJobCounts = Static<typeof BulkJobCounts>

/** A job: many requests for qualifications that the service sends one by one. */
export const BulkJob = Type.Object(
  {
    id: uuid('The job.'),
    name: requiredLine(200, 'Name that was given, or the time of the start.'),
    state: Type.Enum([...bulkJobStates], {
      description:
        'running; done: no line is left that could be requested now; cancelled: by a user; stopped: by the service, for the reason under `stopped`.',
    }),
    stopped: Type.Optional(
      Type.Object(
        { ...BulkJobFinding.properties, text: Type.String() },
        { description: 'Reason why the service stopped it.' },
      ),
    ),
    startedBy: Type.String({ description: 'User who started it.' }),
    runBy: Type.String({
      description: 'User whose rights it uses: whoever started it or resumed it last.',
    }),
    createdAt: time('Time of the start.'),
    finishedAt: Type.Optional(time('Time at which it ended; absent while it runs.')),
    correlationId: uuid('Correlation id of all its requests.'),
    counts: BulkJobCounts,
  },
  { $id: 'BulkJob' },
)
export type BulkJob = Static<typeof BulkJob>

/** A page of jobs, newest first. */
export const BulkJobCollection = Type.Object(
  { items: Type.Array(BulkJob), next: nextPage },
  { $id: 'BulkJobCollection' },
)
export type BulkJobCollection = Static<typeof BulkJobCollection>

const { problem: _, line: __, ...cells } = BulkJobRow.properties

/** A line of a job, with what became of it. */
export const BulkJobLine = Type.Object(
  {
    line: Type.Integer({ minimum: 0, description: 'Row in its file.' }),
    row: Type.Object(cells, { description: 'The row as it was sent.' }),
    outcome: Type.Enum([...bulkLineOutcomes]),
    verdict: Type.Optional(Type.Enum([...bulkLineVerdicts])),
    reason: Type.Optional(
      Type.Enum([...vettingReasonTexts], { description: 'Reason of a denial.' }),
    ),
    finding: Type.Optional(BulkJobFinding),
    text,
    customerId: Type.Optional(uuid('The customer, once it is known.')),
    requestedAt: Type.Optional(time('Time of the request.')),
    decidedAt: Type.Optional(time('Time at which the verdict was seen.')),
    requestId: Type.Optional(uuid('Request id of the request, which stays the line’s own.')),
    correlationId: Type.Optional(uuid('Correlation id of the request.')),
  },
  { $id: 'BulkJobLine' },
)
export type BulkJobLine = Static<typeof BulkJobLine>

/** A page of the lines of a job, in their order. */
export const BulkJobLineCollection = Type.Object(
  { items: Type.Array(BulkJobLine), next: nextPage },
  { $id: 'BulkJobLineCollection' },
)
export type BulkJobLineCollection = Static<typeof BulkJobLineCollection>
