import { Type, type Static } from 'typebox'
import { nextPage } from './collection.ts'
import { educationSegments, qualificationNames } from './qualification.ts'
import { reportStatuses, reportSteps } from './report-steps.ts'
import { vettingReasonTexts } from './vetting-reasons.ts'

const optionalTime = (description: string) =>
  Type.Optional(Type.String({ format: 'date-time', description }))

const inReport = {
  qualification: Type.Enum(qualificationNames, {
    description: 'Qualification of the customer; None for a customer without any.',
  }),
  // Partner Center's own set is open, so the type is, too.
  status: Type.Unsafe<string>(
    Type.Enum([...reportStatuses], {
      description:
        'State of vetting; unvetted: it took effect at once. none: the customer has no qualification.',
    }),
  ),
  reason: Type.Optional(
    Type.Unsafe<string>(Type.Enum(vettingReasonTexts, { description: 'Reason of a denial.' })),
  ),
  nextStep: Type.Enum([...reportSteps], { description: 'What the partner can do now.' }),
}

/** One qualification of a customer, or a customer without any. */
export const ReportLine = Type.Object(
  {
    customerId: Type.String({ format: 'uuid', description: 'The Microsoft ID.' }),
    companyName: Type.String(),
    domain: Type.String(),
    country: Type.Optional(Type.String({ description: 'ISO 3166-1 alpha-2' })),
    ...inReport,
    educationSegment: Type.Optional(Type.Enum([...educationSegments])),
    website: Type.Optional(Type.String({ description: 'As it was sent with the request.' })),
    requestedAt: optionalTime('Time of the request.'),
    changedAt: optionalTime(
      'Time since which the line is as it stands; for a customer without a qualification the time at which it became a customer.',
    ),
    requestsLeft: Type.Optional(
      Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
        description:
          'Requests for this qualification that the customer still has, for a customer without any those for Education; null without a limit.',
      }),
    ),
  },
  { $id: 'ReportLine' },
)
export type ReportLine = Static<typeof ReportLine>

/** Lines that agree in qualification, state, reason and next step. */
export const ReportGroup = Type.Object(
  {
    ...inReport,
    count: Type.Integer({ minimum: 1, description: 'Lines of the group.' }),
    oldest: optionalTime('Time of the oldest request in the group.'),
  },
  { $id: 'ReportGroup' },
)
export type ReportGroup = Static<typeof ReportGroup>

/** A page of the report; its first page has the groups. */
export const Report = Type.Object(
  {
    items: Type.Array(ReportLine),
    groups: Type.Optional(
      Type.Array(ReportGroup, {
        description: 'All lines that match, in groups; on the first page only.',
      }),
    ),
    next: nextPage,
  },
  { $id: 'Report' },
)
export type Report = Static<typeof Report>
