import { Type, type Static, type TProperties } from 'typebox'
import { nextPage } from './collection.ts'
import { Address } from './customer.ts'
import { eventTypes, signalTypes, type EventType } from './events.ts'
import { vettedQualifications, settableQualifications } from './qualification.ts'
import { CustomerQualification } from './qualification-schemas.ts'
import { vettingReasonTexts } from './vetting-reasons.ts'

const uuid = (description: string) => Type.String({ format: 'uuid', description })
const time = (description: string) => Type.String({ format: 'date-time', description })

/** Allowance of a validation code at one moment. */
export const CodeAllowance = Type.Object(
  {
    validationId: Type.String({ description: 'The code itself.' }),
    maxCreates: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
      description: 'Number of uses; null means no limit.',
    }),
    remainingCreates: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
      description: 'Number of uses left; null means no limit.',
    }),
  },
  { $id: 'CodeAllowance' },
)
export type CodeAllowance = Static<typeof CodeAllowance>

const ids = {
  partnerId: uuid('The partner.'),
  customerId: uuid('The customer.'),
  correlationId: uuid('Correlation id of the request that led to it.'),
}
const vetted = Type.Enum([...settableQualifications], { description: 'The qualification.' })
const before = { before: CustomerQualification }
const after = { after: CustomerQualification }

/** Event of one type, with the members of its data beside the ids. */
function event<const T extends EventType, P extends TProperties>(
  type: T,
  description: string,
  members: P,
) {
  return Type.Object(
    {
      id: uuid('Id of the event; the same at each delivery.'),
      type: Type.Literal(type),
      timestamp: time('Time of the event, by the service clock.'),
      data: Type.Object({ ...ids, ...members }),
    },
    { description },
  )
}

/** Schemas of all events, by type. */
export const eventSchemas = {
  'qualification.requested': event(
    'qualification.requested',
    'The partner requested a qualification for a customer.',
    { qualification: vetted, before: Type.Optional(before.before), ...after },
  ),
  'qualification.approved': event(
    'qualification.approved',
    'A customer has a qualification: vetting approved it, or it needs none.',
    { qualification: vetted, before: Type.Optional(before.before), ...after },
  ),
  'qualification.denied': event('qualification.denied', 'Vetting denied a qualification.', {
    qualification: vetted,
    ...before,
    ...after,
    reason: Type.Enum(vettingReasonTexts, { description: 'Reason of the denial.' }),
  }),
  'qualification.withdrawn': event(
    'qualification.withdrawn',
    'The customer was removed while its request was in review; there will be no verdict.',
    { qualification: vetted, ...before },
  ),
  'code.redeemed': event('code.redeemed', 'A validation code was spent on a customer.', {
    qualification: vetted,
    before: CodeAllowance,
    after: CodeAllowance,
  }),
  'code.low': event('code.low', 'A validation code has one use left, or at most one in five.', {
    qualification: vetted,
    before: CodeAllowance,
    after: CodeAllowance,
  }),
  'case.overdue': event('case.overdue', 'A request has no verdict in the time for reviews.', {
    qualification: Type.Enum(vettedQualifications, { description: 'The qualification.' }),
    after: Type.Object({
      caseId: uuid('The case.'),
      requestedAt: time('Time of the request.'),
      expectedBy: time('Time by which the verdict should have been there.'),
    }),
  }),
  'customer.created': event('customer.created', 'The partner has a new customer.', {
    after: Type.Object({
      companyName: Type.String(),
      domain: Type.String({ description: 'Domain of the customer’s tenant.' }),
    }),
  }),
  'address.changed': event(
    'address.changed',
    'The address on a customer’s bill changed; vetting reads it at the next request.',
    { before: Type.Optional(Address), after: Address },
  ),
} as const satisfies Record<EventType, ReturnType<typeof event>>

/** Event of a qualification, as it is listed, streamed and delivered. */
export const QualificationEvent = Type.Union(
  eventTypes.map((type) => eventSchemas[type]) as unknown as [
    (typeof eventSchemas)['qualification.requested'],
    (typeof eventSchemas)['qualification.approved'],
    (typeof eventSchemas)['qualification.denied'],
    (typeof eventSchemas)['qualification.withdrawn'],
    (typeof eventSchemas)['code.redeemed'],
    (typeof eventSchemas)['code.low'],
    (typeof eventSchemas)['case.overdue'],
    (typeof eventSchemas)['customer.created'],
    (typeof eventSchemas)['address.changed'],
  ],
  { $id: 'QualificationEvent' },
)
export type QualificationEvent = Static<typeof QualificationEvent>

/** A page of a partner's events, newest first. */
export const QualificationEventCollection = Type.Object(
  {
    items: Type.Array(QualificationEvent),
    next: nextPage,
  },
  { $id: 'QualificationEventCollection' },
)
export type QualificationEventCollection = Static<typeof QualificationEventCollection>

/** Message of the event stream: an event, or a signal that something shown may have changed. */
export const LiveEvent = Type.Object(
  {
    id: Type.Optional(uuid('Id of the event; absent for clock.changed, of which nothing is kept.')),
    type: Type.String({
      description: `${[...eventTypes, ...signalTypes].join(', ')}. An open set.`,
    }),
    timestamp: time('Time of the event, by the service clock.'),
    data: Type.Object(
      { partnerId: ids.partnerId, customerId: Type.Optional(ids.customerId) },
      { additionalProperties: true, description: 'The members that the type has.' },
    ),
  },
  { $id: 'LiveEvent' },
)
export type LiveEvent = Static<typeof LiveEvent> & {
  data: { partnerId: string; customerId?: string; [member: string]: unknown }
}
