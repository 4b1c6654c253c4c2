import {
  brokenRule,
  eventTypes,
  isVettingReason,
  rowOf,
  vettingReasonTexts,
  type EventType,
  type QualificationEvent,
  type VettingReason,
} from '@accredit/contract'
import { newId } from '../ids/new-id.ts'
import { describeQualificationEvent } from '../rules/describe/describe-event.ts'
import { describeQualification } from '../rules/describe/describe-qualification.ts'
import type { QualificationRecord } from '../rules/qualification-record.ts'
import { refuse } from '../rules/refusal.ts'
import { command } from '../store/command.ts'
import { findCustomer, type CustomerRecord } from '../store/queries/customers.ts'
import { tellAgain } from '../store/queries/events.ts'
import { readJsonObject } from './read-json-object.ts'

/** A requested event. */
export interface WantedEvent {
  readonly type: EventType
  readonly customerId: string
  readonly reason: VettingReason
}

/** A requested event of a partner. */
export interface TriggeredEvent extends WantedEvent {
  readonly partnerId: string
  readonly correlationId: string
}

const [anyReason] = rowOf('Education').reasons

/**
 * Parses the requested event.
 * @throws Refused InvalidRequestInput
 */
export function readWantedEvent(body: unknown): WantedEvent {
  const example = '{"type":"qualification.denied","customerId":"c0de0000-…"}'
  return readJsonObject(body, { known: ['type', 'customerId', 'reason'], example }, (fields) => {
    fields.require('type')
    fields.require('customerId')
    const type = eventTypes.find((known) => known === fields.text('type'))
    if (!type) fields.refuse('type', brokenRule('OneOf', { allowed: eventTypes }))
    const customerId = fields.guid('customerId')?.toLowerCase() ?? ''
    const reason: string = fields.text('reason') ?? anyReason ?? vettingReasonTexts[0] ?? ''
    if (!isVettingReason(reason)) {
      fields.refuse('reason', brokenRule('OneOf', { allowed: vettingReasonTexts }))
    }
    return { type: type ?? eventTypes[0], customerId, reason: reason as VettingReason }
  })
}

/** Emits an event without a cause: it is stored, streamed and delivered like any other. */
export const triggerEventCommand = command(
  'triggerEvent',
  async (transaction, input: TriggeredEvent, at): Promise<QualificationEvent> => {
    const { partnerId, customerId, type, correlationId } = input
    const customer = await findCustomer(transaction, { partnerId, customerId })
    if (!customer) return refuse('TenantNotFound', { customerId })
    const data = makeUp(input, customer, at)
    const event = { id: newId(), type, partnerId, customerId, at, correlationId, data }
    await tellAgain(transaction, { ...event, endpointId: null })
    return describeQualificationEvent(event)
  },
)

/** Makes up plausible data for such an event about the customer. */
function makeUp(
  { type, reason }: WantedEvent,
  { companyName, domain, billing }: CustomerRecord,
  at: number,
): Record<string, unknown> {
  const qualification = 'Education'
  const inReview: QualificationRecord = {
    type: qualification,
    vettingStatus: 'InReview',
    requestedAt: at,
  }
  const before = describeQualification(inReview)
  const decided = (record: Partial<QualificationRecord>) =>
    describeQualification({ ...inReview, ...record })
  const code = (remainingCreates: number) => ({
    validationId: '12345',
    maxCreates: 5,
    remainingCreates,
  })
  switch (type) {
    case 'qualification.requested':
      return { qualification, after: before }
    case 'qualification.approved':
      return { qualification, before, after: decided({ vettingStatus: 'Approved' }) }
    case 'qualification.denied':
      return {
        qualification,
        before,
        after: decided({ vettingStatus: 'Denied', vettingReason: reason }),
        reason,
      }
    case 'qualification.withdrawn':
      return { qualification, before }
    case 'code.redeemed':
    case 'code.low': {
      const government = 'GovernmentCommunityCloud'
      return { qualification: government, before: code(2), after: code(1) }
    }
    case 'case.overdue': {
      const day = 86_400_000
      const requestedAt = new Date(at - 4 * day).toISOString()
      const expectedBy = new Date(at - day).toISOString()
      return { qualification, after: { caseId: newId(), requestedAt, expectedBy } }
    }
    case 'customer.created':
      return { after: { companyName, domain } }
    case 'address.changed':
      return { before: billing.defaultAddress ?? {}, after: billing.defaultAddress ?? {} }
  }
}
