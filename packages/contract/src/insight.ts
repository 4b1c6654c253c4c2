import { Type, type Static } from 'typebox'
import { nextPage } from './collection.ts'
import { cspRoles } from './access.ts'
import { relationships } from './customer.ts'
import { settableQualifications, vettedQualifications } from './qualification.ts'
import { CustomerQualification } from './qualification-schemas.ts'
import { vettingReasonTexts } from './vetting-reasons.ts'

const time = (description: string) => Type.String({ format: 'date-time', description })
const optional = (description: string) => Type.Optional(Type.String({ description }))
const count = (description: string) => Type.Integer({ minimum: 0, description })

/** Signed-in caller, as the service sees them. */
export const SignedIn = Type.Object(
  {
    kind: Type.Enum(['app', 'user']),
    tenantId: Type.String({ format: 'uuid' }),
    id: optional(
      'Tenant and object id of the user, as the desk’s ids of people; absent for an application.',
    ),
    partnerName: optional(
      'Name of the partner; absent for a tenant that is none, e.g. the desk’s.',
    ),
    userPrincipalName: optional('The user; absent for an application.'),
    displayName: optional('The user’s name.'),
    cspRoles: Type.Array(Type.Enum([...cspRoles]), {
      description: 'The user’s roles at the partner.',
    }),
    reviewer: Type.Boolean({ description: 'True when the user may work at the desk.' }),
    mayWrite: Type.Boolean({ description: 'True when the user may request qualifications.' }),
    now: time('The service clock.'),
    mode: Type.Enum(['sandbox', 'production']),
    support: optional(
      'E-mail or web address for partners whom no further request can help; absent where the operator gave none.',
    ),
  },
  { $id: 'SignedIn' },
)
export type SignedIn = Static<typeof SignedIn>

/** A customer with the state of its qualifications. */
export const CustomerOverview = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'The Microsoft ID.' }),
    companyName: Type.String(),
    domain: Type.String(),
    country: optional('ISO 3166-1 alpha-2'),
    relationshipToPartner: Type.Enum([...relationships]),
    qualifications: Type.Array(CustomerQualification),
  },
  { $id: 'CustomerOverview' },
)
export type CustomerOverview = Static<typeof CustomerOverview>

/** A page of customers with their state, and how many there are in all. */
export const CustomerOverviewCollection = Type.Object(
  {
    items: Type.Array(CustomerOverview),
    total: Type.Optional(
      count(
        'Customers that match, on all pages; absent where a search has about a thousand matches or more.',
      ),
    ),
    next: nextPage,
  },
  { $id: 'CustomerOverviewCollection' },
)
export type CustomerOverviewCollection = Static<typeof CustomerOverviewCollection>

/** One vetting of a customer, as its partner may see it. */
export const VettingRound = Type.Object(
  {
    caseId: Type.String({ format: 'uuid' }),
    qualification: Type.Enum(vettedQualifications),
    requestedAt: time('Time of the request.'),
    requestedBy: optional('User that made the request.'),
    state: Type.Enum(['waiting', 'review', 'approved', 'denied'], {
      description: 'waiting: the machine has not looked yet. review: a person is to decide.',
    }),
    expectedBy: Type.Optional(time('While open: when the verdict should be there.')),
    shownAt: Type.Optional(time('Time of the verdict.')),
    reason: Type.Optional(Type.Enum(vettingReasonTexts)),
    publicNote: optional('Note from the reviewer to the partner.'),
  },
  { $id: 'VettingRound' },
)
export type VettingRound = Static<typeof VettingRound>

/** History of a customer’s vetted requests, and the requests left. */
export const CustomerVetting = Type.Object(
  {
    rounds: Type.Array(VettingRound, { description: 'Newest first.' }),
    limits: Type.Array(
      Type.Object({
        qualification: Type.Enum(vettedQualifications),
        requestsLeft: count('Requests that the customer still has.'),
        requestLimit: count('Requests that a customer has in all.'),
      }),
      { description: 'One entry for each vetted qualification whose requests are limited.' },
    ),
  },
  { $id: 'CustomerVetting' },
)
export type CustomerVetting = Static<typeof CustomerVetting>

/** A customer on which a validation code was spent. */
export const CodeRedemption = Type.Object(
  {
    validationId: Type.String(),
    customerId: Type.String({ format: 'uuid' }),
    companyName: Type.String(),
    redeemedAt: time('Time of its use.'),
  },
  { $id: 'CodeRedemption' },
)
export type CodeRedemption = Static<typeof CodeRedemption>

const duration = (description: string) =>
  Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], { description })

/** The partner's qualifications in figures. */
export const Overview = Type.Object(
  {
    weeks: Type.Array(
      Type.Object({
        weekOf: Type.String({ format: 'date', description: 'Monday of the week, UTC.' }),
        requested: count('Vetted requests.'),
        approved: count('Of these, approved by now.'),
        denied: count('Of these, denied by now.'),
        open: count('Of these, not decided yet.'),
      }),
      { description: 'The last twelve weeks, oldest first.' },
    ),
    timeToVerdict: Type.Object({
      decided: count('Verdicts of the last twelve weeks.'),
      medianSeconds: duration('Half of them came sooner; null without any.'),
      p90Seconds: duration('Nine of ten came sooner; null without any.'),
    }),
    openByAge: Type.Array(
      Type.Object({
        label: Type.Enum(['under-1-day', '1-to-3-days', 'over-3-days']),
        count: count('Open cases of that age.'),
      }),
    ),
    customers: Type.Object({
      total: count('Customers.'),
      inReview: count('Customers with a request in review.'),
      qualifications: Type.Array(
        Type.Object({
          qualification: Type.Enum(settableQualifications),
          held: count('Customers that have it.'),
        }),
        { description: 'One entry for each qualification that can be asked for.' },
      ),
    }),
    lowCodes: Type.Array(
      Type.Object({
        validationId: Type.String(),
        organizationName: Type.String(),
        remainingCreates: count('Creates left.'),
        maxCreates: count('Creates in all.'),
      }),
      { description: 'Codes with at most one in five creates left.' },
    ),
  },
  { $id: 'Overview' },
)
export type Overview = Static<typeof Overview>

/** Limits that the service enforces on a partner's calls. */
export const Limits = Type.Object(
  {
    requestsPerMinute: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
      description:
        'Calls below `/v1/customers` that the partner may make in a minute; null where they are not limited.',
    }),
  },
  { $id: 'Limits' },
)
export type Limits = Static<typeof Limits>
