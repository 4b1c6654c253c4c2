import type { EventType } from '@accredit/contract'
import { describeQualification } from '../rules/describe/describe-qualification.ts'
import type { QualificationRecord } from '../rules/qualification-record.ts'
import type { Connection } from '../store/connection.ts'
import type { EventEntry } from '../store/queries/events.ts'
import { appendEvent } from './append-event.ts'

/** A change of a customer's qualification. */
interface ToldQualification {
  readonly type: Extract<EventType, `qualification.${string}`>
  readonly partnerId: string
  readonly customerId: string
  readonly before: QualificationRecord | undefined
  readonly after?: QualificationRecord | undefined
  readonly correlationId: string
  readonly at: number
}

/** Adds an event about a customer's qualification, with its record before and after. */
export async function tellQualification(
  transaction: Connection,
  told: ToldQualification,
): Promise<void> {
  await appendEvent(transaction, qualificationEvent(told))
}

/** Builds the event about a customer's qualification, with its record before and after. */
export function qualificationEvent(told: ToldQualification): EventEntry {
  const { type, partnerId, customerId, before, after, correlationId, at } = told
  const reason = type === 'qualification.denied' ? after?.vettingReason : undefined
  return {
    type,
    partnerId,
    customerId,
    correlationId,
    at,
    data: {
      qualification: (after ?? before)?.type,
      ...(before && { before: describeQualification(before) }),
      ...(after && { after: describeQualification(after) }),
      ...(reason !== undefined && { reason }),
    },
  }
}
